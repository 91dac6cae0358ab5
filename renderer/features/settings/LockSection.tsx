import { Clock, Lock, MonitorOff, RectangleEllipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { host } from '../../services/host.ts';
import { lock } from '../../services/lock.ts';
import { AUTO_LOCK_MINUTES, updatePreferences } from '../../services/preferences.ts';
import { usePreferences } from '../../stores/preferences.ts';
import { useVault } from '../../stores/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { PassphraseDialog, type PassphraseTask } from '../lock/index.ts';
import { Row, Section, SwitchRow } from './Section.tsx';

/** Passphrase and lock; what needs a passphrase shows once there is one. */
export function LockSection() {
  const { t } = useTranslation('lock');
  const isSet = useVault((state) => state.passphrase);
  const lockWithScreen = usePreferences((state) => state.lockWithScreen);
  const [task, setTask] = useState<PassphraseTask>('set');
  const [open, setOpen] = useState(false);
  const ask = (next: PassphraseTask) => {
    setTask(next);
    setOpen(true);
  };
  return (
    <Section title={t('settings.title')}>
      <Row
        icon={RectangleEllipsis}
        stack
        title={t('passphrase')}
        text={t(isSet ? 'settings.on' : 'settings.off')}
        end={
          isSet ? (
            <>
              <Button size="small" onClick={() => ask('change')}>
                {t('settings.change')}
              </Button>
              <Button size="small" variant="danger-text" onClick={() => ask('remove')}>
                {t('settings.remove')}
              </Button>
            </>
          ) : (
            <Button size="small" onClick={() => ask('set')}>
              {t('settings.set')}
            </Button>
          )
        }
      />
      {isSet && <AutoLockRow />}
      {isSet && host.kind === 'desktop' && (
        <SwitchRow
          icon={MonitorOff}
          title={t('settings.withScreen')}
          text={t('settings.withScreenText')}
          checked={lockWithScreen}
          onChange={(on) => updatePreferences({ lockWithScreen: on })}
        />
      )}
      {isSet && (
        <Row
          icon={Lock}
          stack
          title={t('settings.now')}
          text={t('settings.nowText')}
          end={
            <Button size="small" onClick={() => void lock()}>
              {t('settings.lockAction')}
            </Button>
          }
        />
      )}
      <PassphraseDialog task={task} open={open} onClose={() => setOpen(false)} />
    </Section>
  );
}

const NEVER = 'never';

function AutoLockRow() {
  const { t } = useTranslation('lock');
  const minutes = usePreferences((state) => state.autoLockMinutes);
  const label = (count: number) =>
    count === 60 ? t('settings.hour') : t('settings.minutes', { count });
  return (
    <Row
      icon={Clock}
      stack
      title={t('settings.auto')}
      end={
        <Segments
          label={t('settings.auto')}
          value={String(minutes ?? NEVER)}
          options={[
            ...AUTO_LOCK_MINUTES.map((count) => ({ value: String(count), label: label(count) })),
            { value: NEVER, label: t('settings.never') },
          ]}
          onChange={(value) =>
            updatePreferences({ autoLockMinutes: value === NEVER ? null : Number(value) })
          }
        />
      }
    />
  );
}
