import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InviteView } from '#contract/engine/invites.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { createInvite } from '../../../services/invites.ts';
import { showToast } from '../../../stores/toasts.ts';
import { Button } from '../../../ui/Button.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import styles from './Links.module.css';

const DAY = 24 * 60 * 60 * 1000;
const LIFETIMES = { never: null, day: DAY, week: 7 * DAY, month: 30 * DAY } as const;
const USES = { unlimited: null, one: 1, ten: 10, hundred: 100 } as const;
type Lifetime = keyof typeof LIFETIMES;
type Uses = keyof typeof USES;

interface NewLinkProps {
  chatId: ChatId;
  onMade: (link: InviteView) => void;
}

/** Limits of a new link. */
export function NewLink({ chatId, onMade }: NewLinkProps) {
  const { t } = useTranslation(['invites', 'errors']);
  const [lifetime, setLifetime] = useState<Lifetime>('week');
  const [uses, setUses] = useState<Uses>('unlimited');
  const [approval, setApproval] = useState(false);
  const [busy, setBusy] = useState(false);
  const labelId = useId();

  const make = async () => {
    const ms = LIFETIMES[lifetime];
    setBusy(true);
    const result = await createInvite(chatId, {
      approval,
      expiresAt: ms === null ? null : Date.now() + ms,
      maxUses: USES[uses],
    });
    setBusy(false);
    if (result.ok) onMade(result.value);
    else showToast(t(`errors:${result.code}`), 'danger');
  };

  return (
    <section className={styles.new}>
      <h3>{t('new.title')}</h3>
      <div className={styles.choice}>
        <span>{t('new.expires')}</span>
        <Segments
          label={t('new.expires')}
          value={lifetime}
          options={keysOf(LIFETIMES).map((value) => ({ value, label: t(`new.${value}`) }))}
          onChange={setLifetime}
        />
      </div>
      <div className={styles.choice}>
        <span>{t('new.uses')}</span>
        <Segments
          label={t('new.uses')}
          value={uses}
          options={keysOf(USES).map((value) => ({ value, label: t(`new.${value}`) }))}
          onChange={setUses}
        />
      </div>
      <div className={styles.choice}>
        <span id={labelId}>{t('new.approval')}</span>
        <Switch labelledBy={labelId} checked={approval} onChange={setApproval} />
      </div>
      <Button busy={busy} onClick={() => void make()}>
        {t('new.submit')}
      </Button>
    </section>
  );
}

function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(record) as K[];
}
