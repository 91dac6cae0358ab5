import { Ban, Flag, ShieldCheck, UserRoundMinus, UserRoundPlus, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { personName } from '../../../services/chats/index.ts';
import { setBlocked, setHeld } from '../../../services/relations.ts';
import { useChats } from '../../../stores/chats.ts';
import { showDetails } from '../../../stores/details.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Portrait } from '../../pictures/index.ts';
import { BlockDialog } from '../BlockDialog.tsx';
import { ReportDialog } from '../ReportDialog.tsx';
import { SafetyDialog } from '../safety/SafetyDialog.tsx';
import { VerifiedMark } from '../VerifiedMark.tsx';
import { useTask } from '../use-task.ts';
import { HeldFields } from './HeldFields.tsx';
import { SharedGroups } from './SharedGroups.tsx';
import styles from './PersonDetails.module.css';

/** Beside a direct chat: who it is, what one keeps of them, and what one can do about them. */
export function PersonDetails({ chatId }: { chatId: ChatId }) {
  const { t } = useTranslation('relations');
  const person = useChats((state) => state.byId[chatId]?.peer);
  const [dialog, setDialog] = useState<'safety' | 'block' | 'report' | null>(null);
  const { run } = useTask();
  if (!person) return null;
  const { userId, handle, contact, blocked, verified, profileName } = person;
  const name = personName(person);
  const close = () => setDialog(null);
  const compared = Boolean(verified && !person.newDevices);
  return (
    <aside className={styles.panel} aria-label={t('details.title')}>
      <header className={styles.header}>
        <h2>{t('details.title')}</h2>
        <IconButton icon={X} label={t('details.close')} onClick={() => showDetails(false)} />
      </header>
      <div className={styles.identity}>
        <Portrait id={userId} name={name} size="xl" picture={person.picture} />
        <div>
          <b>
            {name} <VerifiedMark person={person} />
          </b>
          {profileName && <small>{t('details.callsThemselves', { name: profileName })}</small>}
          {handle && <small>@{handle}</small>}
        </div>
      </div>
      <section className={styles.block}>
        <Action
          icon={ShieldCheck}
          label={t('details.safety')}
          note={t(compared ? 'details.verified' : 'details.unverified')}
          onSelect={() => setDialog('safety')}
        />
        <Action
          icon={contact ? UserRoundMinus : UserRoundPlus}
          label={t(contact ? 'details.removeContact' : 'details.addContact')}
          onSelect={() => void run(() => setHeld(userId, { contact: contact ? null : true }))}
        />
      </section>
      <HeldFields key={userId} userId={userId} />
      <SharedGroups userId={userId} />
      <section className={styles.block} aria-label={t('details.actions')}>
        <Action
          danger
          icon={Ban}
          label={t(blocked ? 'details.unblock' : 'details.block')}
          onSelect={() => {
            if (blocked) void run(() => setBlocked(userId, false));
            else setDialog('block');
          }}
        />
        <Action
          danger
          icon={Flag}
          label={t('details.report')}
          onSelect={() => setDialog('report')}
        />
      </section>
      <SafetyDialog
        open={dialog === 'safety'}
        onClose={close}
        userId={userId}
        name={name}
        verified={compared}
      />
      <BlockDialog open={dialog === 'block'} onClose={close} userId={userId} name={name} />
      <ReportDialog
        open={dialog === 'report'}
        onClose={close}
        chatId={chatId}
        userId={userId}
        name={name}
      />
    </aside>
  );
}

interface ActionProps {
  icon: LucideIcon;
  label: string;
  note?: string;
  danger?: boolean;
  onSelect: () => void;
}

function Action({ icon, label, note, danger = false, onSelect }: ActionProps) {
  return (
    <button
      type="button"
      className={styles.action}
      data-danger={danger || undefined}
      onClick={onSelect}
    >
      <Icon icon={icon} />
      <span>{label}</span>
      {note && <small>{note}</small>}
    </button>
  );
}
