import { Bookmark, UsersRound } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { openNotes } from '../../services/chats/index.ts';
import { isInviteLink } from '../../services/invites.ts';
import { isAddress } from '../../services/people.ts';
import { useAccount } from '../../stores/account.ts';
import {
  closeDialog,
  openDialog,
  setSidebarQuery,
  useNavigation,
} from '../../stores/navigation.ts';
import { showToast } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ContactList } from '../relations/index.ts';
import { CopyRow } from './CopyRow.tsx';
import { PersonRow } from './PersonRow.tsx';
import { useLookupText } from './useLookupText.ts';
import { useOpenChat } from './useOpenChat.ts';
import { usePersonLookup } from './usePersonLookup.ts';
import styles from './NewChatDialog.module.css';

/** Finds a person by handle or ID, and shows by what others find you. */
export function NewChatDialog() {
  const { t } = useTranslation(['people', 'common']);
  const open = useNavigation((state) => state.dialog === 'new-chat');
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open={open}
      onClose={closeDialog}
      title={t('title')}
      closeLabel={t('common:close')}
      initialFocus={field}
    >
      <NewChat field={field} />
    </Dialog>
  );
}

function NewChat({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation(['people', 'chats', 'common', 'errors', 'groups']);
  const account = useAccount((state) => state.account);
  const [query, setQuery] = useState(() => {
    const { dialogQuery, sidebarQuery } = useNavigation.getState();
    const typed = (dialogQuery || sidebarQuery).trim();
    return isAddress(typed) ? typed : '';
  });
  const [malformed, setMalformed] = useState(false);
  const { lookup, search, reset } = usePersonLookup();
  const { busy, open } = useOpenChat(() => setSidebarQuery(''));
  const problem = useLookupText(lookup, query);
  const result = useRef<HTMLButtonElement>(null);

  // Who comes from the switcher with an address has asked already.
  useEffect(() => {
    const { dialogQuery } = useNavigation.getState();
    if (dialogQuery) void search(dialogQuery);
  }, [search]);

  useEffect(() => {
    if (lookup.state === 'found') result.current?.focus();
  }, [lookup.state]);

  const startNotes = async () => {
    const opened = await openNotes();
    if (opened.ok) setSidebarQuery('');
    else showToast(t(`errors:${opened.code}`), 'danger');
  };

  const submit = () => {
    if (!isAddress(query)) {
      setMalformed(true);
      field.current?.focus();
      return;
    }
    void search(query);
  };

  return (
    <>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          ref={field}
          label={t('field')}
          value={query}
          placeholder="@anna"
          autoCapitalize="none"
          className={styles.field}
          hint={t('hint')}
          error={malformed ? t('malformed') : problem}
          onChange={(value) => {
            if (isInviteLink(value)) return openDialog('invite', value.trim());
            setQuery(value);
            setMalformed(false);
            reset();
          }}
        />
        <Button type="submit" variant="primary" busy={lookup.state === 'searching'}>
          {t('find')}
        </Button>
      </form>
      {lookup.state === 'found' && (
        <div className={styles.result} role="status">
          <PersonRow
            ref={result}
            person={lookup.person}
            busy={busy}
            onOpen={() => void open(lookup.person)}
          />
        </div>
      )}
      <button type="button" className={styles.group} onClick={() => openDialog('new-group')}>
        <span>
          <Icon icon={UsersRound} />
        </span>
        {t('groups:new.open')}
      </button>
      <button type="button" className={styles.group} onClick={() => void startNotes()}>
        <span className={styles.notes}>
          <Icon icon={Bookmark} />
        </span>
        {t('chats:notes')}
      </button>
      <ContactList
        query={lookup.state === 'found' ? '' : query}
        row={(person) => <PersonRow person={person} busy={busy} onOpen={() => void open(person)} />}
      />
      {account && (
        <section className={styles.own}>
          <h3>{t('own')}</h3>
          <div className={styles.box}>
            {account.handle && <CopyRow label={t('ownHandle')} value={`@${account.handle}`} />}
            <CopyRow label={t('ownId')} value={account.userId} />
          </div>
        </section>
      )}
    </>
  );
}
