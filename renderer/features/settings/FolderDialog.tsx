import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FolderRules } from '#contract/content/account-data.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { chatShape, chatTitle } from '../../services/chats/index.ts';
import { saveFolder } from '../../services/order/index.ts';
import { useChats } from '../../stores/chats.ts';
import type { Folder } from '../../stores/folders.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { SwitchRow } from './Section.tsx';
import styles from './FolderDialog.module.css';

/** In signs; the same on every device. */
const NAME = 40;

/** Name and rules of a folder; null for a new one. */
export function FolderDialog({ folder, onClose }: { folder: Folder | null; onClose: () => void }) {
  const { t } = useTranslation(['settings', 'common', 'errors']);
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(folder?.name ?? '');
  const [rules, setRules] = useState<FolderRules>(
    folder?.rules ?? { unread: false, groups: false, people: false, chats: [] },
  );
  const [problem, setProblem] = useState<string | null>(null);

  const save = async () => {
    if (name.trim() === '') {
      setProblem(t('folders.nameMissing'));
      field.current?.focus();
      return;
    }
    if (await saveFolder(folder?.id ?? null, { name: name.trim(), rules })) onClose();
    else setProblem(t('errors:storage-failed'));
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t(folder ? 'folders.editTitle' : 'folders.add')}
      closeLabel={t('common:close')}
      initialFocus={field}
      actions={
        <>
          <Button variant="text" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button variant="primary" onClick={() => void save()}>
            {t('folders.save')}
          </Button>
        </>
      }
    >
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          ref={field}
          label={t('folders.name')}
          value={name}
          maxLength={NAME}
          error={problem}
          onChange={(value) => {
            setName(value);
            setProblem(null);
          }}
        />
      </form>
      <div className={styles.rules}>
        {(['unread', 'people', 'groups'] as const).map((rule) => (
          <SwitchRow
            key={rule}
            title={t(`folders.rules.${rule}`)}
            checked={rules[rule]}
            onChange={(on) => setRules({ ...rules, [rule]: on })}
          />
        ))}
      </div>
      <ChatChoice
        chosen={rules.chats}
        onChange={(chats) => setRules((before) => ({ ...before, chats }))}
      />
    </Dialog>
  );
}

interface ChatChoiceProps {
  chosen: readonly ChatId[];
  onChange: (chosen: ChatId[]) => void;
}

function ChatChoice({ chosen, onChange }: ChatChoiceProps) {
  const { t } = useTranslation('settings');
  const order = useChats((state) => state.order);
  const byId = useChats((state) => state.byId);
  if (order.length === 0) return null;
  return (
    <fieldset className={styles.chats}>
      <legend>{t('folders.choose')}</legend>
      <div className={styles.list}>
        {order.map((id) => {
          const chat = byId[id];
          const name = chatTitle(chat);
          return (
            <label key={id} className={styles.chat}>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
              />
              <Avatar id={chat?.peer?.userId ?? id} name={name} size="s" shape={chatShape(chat)} />
              <span>{name}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
