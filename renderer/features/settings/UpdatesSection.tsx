import { useTranslation } from 'react-i18next';
import type { UpdateState } from '#contract/platform/updates-api.ts';
import {
  cancelRestart,
  checkForUpdates,
  restartAnyway,
  restartToUpdate,
  setUpdateOptions,
} from '../../services/updates.ts';
import { useUpdates } from '../../stores/updates.ts';
import { Button } from '../../ui/Button.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { Row, Section, SwitchRow } from './Section.tsx';
import styles from './Page.module.css';

/** Newer versions of the installed app; nothing in a browser. */
export function UpdatesSection() {
  const { t } = useTranslation('settings');
  const state = useUpdates((updates) => updates.state);
  if (!state) return null;
  if (state.phase === 'unavailable') {
    return (
      <Section title={t('updates.title')}>
        <Row title={t('updates.unavailable')} text={t('updates.unavailableText')} />
      </Section>
    );
  }
  return (
    <Section title={t('updates.title')} note={t('updates.note')}>
      <Status state={state} />
      <SwitchRow
        title={t('updates.automatic')}
        text={t('updates.automaticText')}
        checked={state.automatic}
        onChange={(automatic) => void setUpdateOptions({ automatic })}
      />
      <Row
        stack
        title={t('updates.channel')}
        end={
          <Segments
            label={t('updates.channel')}
            value={state.channel}
            options={(['stable', 'beta'] as const).map((value) => ({
              value,
              label: t(`updates.${value}`),
            }))}
            onChange={(channel) => void setUpdateOptions({ channel })}
          />
        }
      />
    </Section>
  );
}

function Status({ state }: { state: UpdateState }) {
  const { t } = useTranslation(['settings', 'common']);
  const waitsFor = useUpdates((updates) => updates.waitsFor);
  if (state.phase === 'ready' && waitsFor !== null && waitsFor > 0) {
    return (
      <Row
        stack
        title={<span role="status">{t('updates.waits', { count: waitsFor })}</span>}
        text={t('updates.waitsText')}
        end={
          <>
            <Button size="small" onClick={cancelRestart}>
              {t('common:cancel')}
            </Button>
            <Button size="small" onClick={() => void restartAnyway()}>
              {t('updates.anyway')}
            </Button>
          </>
        }
      />
    );
  }
  return (
    <Row
      stack
      title={<span role="status">{titleOf(state, t)}</span>}
      text={
        state.phase === 'downloading' ? (
          <progress
            className={styles.progress}
            value={state.progress}
            aria-label={titleOf(state, t)}
          />
        ) : undefined
      }
      end={
        state.phase === 'ready' ? (
          <Button size="small" variant="primary" onClick={() => void restartToUpdate()}>
            {t('updates.restart')}
          </Button>
        ) : (
          <Button
            size="small"
            disabled={state.phase === 'checking' || state.phase === 'downloading'}
            onClick={() => void checkForUpdates()}
          >
            {t('updates.check')}
          </Button>
        )
      }
    />
  );
}

function titleOf(
  state: UpdateState,
  t: ReturnType<typeof useTranslation<['settings', 'common']>>['t'],
): string {
  switch (state.phase) {
    case 'downloading':
      return t('updates.downloading', { version: state.version });
    case 'ready':
      return t('updates.ready', { version: state.version });
    case 'failed':
      return t(`updates.failed.${state.reason}`);
    default:
      return t(`updates.${state.phase}`);
  }
}
