import { Eye, HardDrive, LockKeyhole, UsersRound } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '#contract/wire/limits.ts';
import { handleProblem, normaliseHandle } from '../../services/handle.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useFocusOnMount } from '../../ui/useFocusOnMount.ts';
import { Aside } from './Aside.tsx';
import { Frame } from './Frame.tsx';
import { ServerField } from './ServerField.tsx';
import { useServerCheck } from './useServerCheck.ts';
import styles from './ProfileStep.module.css';

export interface ProfileDraft {
  server: string;
  displayName: string;
  handle: string;
}

interface ProfileStepProps {
  draft: ProfileDraft;
  /** A handle that the server refused because somebody has it. */
  takenHandle: string | null;
  onChange: (change: Partial<ProfileDraft>) => void;
  onBack: () => void;
  /** With the origin that answered. */
  onContinue: (server: string) => Promise<void>;
}

export function ProfileStep(props: ProfileStepProps) {
  const { draft, takenHandle, onChange, onBack, onContinue } = props;
  const { t } = useTranslation(['onboarding', 'common', 'errors']);
  const { check, run } = useServerCheck(draft.server);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);

  const problem = handleProblem(draft.handle);
  const taken = takenHandle !== null && normaliseHandle(draft.handle) === takenHandle;
  const serverField = useRef<HTMLInputElement>(null);
  const nameField = useFocusOnMount<HTMLInputElement>(!taken);
  const handleField = useFocusOnMount<HTMLInputElement>(taken);
  const handleError = taken
    ? t('errors:handle-taken')
    : problem && t(`handle.${problem}`, { min: LIMITS.handleMin, max: LIMITS.handleMax });
  const nameMissing = draft.displayName.trim() === '';

  const submit = async () => {
    if (busy) return;
    setTried(true);
    setBusy(true);
    const answer = check.state === 'ok' ? check : await run();
    if (answer.state !== 'ok') serverField.current?.focus();
    else if (nameMissing) nameField.current?.focus();
    else if (handleError) handleField.current?.focus();
    else await onContinue(answer.url);
    setBusy(false);
  };

  return (
    <Frame
      step={1}
      title={t('profile.title')}
      lead={t('profile.lead')}
      aside={<ServerFacts />}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button variant="text" onClick={onBack}>
            {t('common:back')}
          </Button>
          <Button type="submit" variant="primary" busy={busy}>
            {t('common:continue')}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <ServerField
          ref={serverField}
          value={draft.server}
          check={check}
          missing={tried && draft.server.trim() === ''}
          onChange={(server) => onChange({ server })}
        />
        <TextField
          ref={nameField}
          label={t('profile.name')}
          value={draft.displayName}
          maxLength={LIMITS.displayName}
          hint={t('profile.nameHint')}
          error={tried && nameMissing ? t('profile.nameMissing') : null}
          onChange={(displayName) => onChange({ displayName })}
        />
        <TextField
          ref={handleField}
          label={t('profile.handle')}
          value={draft.handle}
          maxLength={LIMITS.handleMax + 1}
          autoCapitalize="none"
          start={<span className={styles.at}>@</span>}
          hint={t('profile.handleHint')}
          error={handleError}
          onChange={(handle) => onChange({ handle: handle.replace(/^@/, '') })}
        />
      </div>
    </Frame>
  );
}

function ServerFacts() {
  const { t } = useTranslation('onboarding');
  return (
    <Aside
      title={t('facts.title')}
      items={[
        { icon: Eye, title: t('facts.times'), text: t('facts.timesText') },
        { icon: UsersRound, title: t('facts.people'), text: t('facts.peopleText') },
        { icon: HardDrive, title: t('facts.amount'), text: t('facts.amountText') },
        { icon: LockKeyhole, title: t('facts.never'), text: t('facts.neverText') },
      ]}
    />
  );
}
