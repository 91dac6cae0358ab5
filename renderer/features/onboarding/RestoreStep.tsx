import { Archive, KeyRound, UsersRound } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestoreRequest } from '#contract/engine/api.ts';
import type { EngineErrorCode } from '#contract/engine/errors.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useFocusOnMount } from '../../ui/useFocusOnMount.ts';
import { Aside } from './Aside.tsx';
import { Frame } from './Frame.tsx';
import { ServerField } from './ServerField.tsx';
import { PHRASE_WORDS, wordsOf } from './pick-words.ts';
import { useServerCheck } from './useServerCheck.ts';
import styles from './ProfileStep.module.css';

interface RestoreStepProps {
  /** Address to start with. */
  server: string;
  onBack: () => void;
  /** Enrols this device; answers why that failed. */
  onRestore: (request: RestoreRequest) => Promise<EngineErrorCode | null>;
}

/** Signs in to an account that its owner has the words of. */
export function RestoreStep({ server: known, onBack, onRestore }: RestoreStepProps) {
  const { t } = useTranslation(['onboarding', 'common', 'errors']);
  const [server, setServer] = useState(known);
  const [displayName, setDisplayName] = useState('');
  const [phrase, setPhrase] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<EngineErrorCode | null>(null);
  const { check, run } = useServerCheck(server);
  const serverField = useRef<HTMLInputElement>(null);
  const phraseField = useRef<HTMLTextAreaElement>(null);
  const nameField = useFocusOnMount<HTMLInputElement>();
  const words = wordsOf(phrase);
  const nameMissing = displayName.trim() === '';

  const submit = async () => {
    if (busy) return;
    setTried(true);
    setFailure(null);
    setBusy(true);
    const answer = check.state === 'ok' ? check : await run();
    if (answer.state !== 'ok') serverField.current?.focus();
    else if (nameMissing) nameField.current?.focus();
    else if (words.length !== PHRASE_WORDS) phraseField.current?.focus();
    else {
      const name = displayName.trim();
      setFailure(await onRestore({ server: answer.url, displayName: name, phrase: words }));
    }
    setBusy(false);
  };

  const incomplete = tried && words.length !== PHRASE_WORDS;
  return (
    <Frame
      title={t('restore.title')}
      lead={t('restore.lead')}
      aside={<RestoreFacts />}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button variant="text" onClick={onBack} disabled={busy}>
            {t('common:back')}
          </Button>
          <Button type="submit" variant="primary" busy={busy}>
            {t('restore.finish')}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <ServerField
          ref={serverField}
          value={server}
          check={check}
          missing={tried && server.trim() === ''}
          onChange={setServer}
        />
        <TextField
          ref={nameField}
          label={t('profile.name')}
          value={displayName}
          maxLength={LIMITS.displayName}
          hint={t('profile.nameHint')}
          error={tried && nameMissing ? t('profile.nameMissing') : null}
          onChange={setDisplayName}
        />
        <TextArea
          ref={phraseField}
          label={t('phrase.words')}
          value={phrase}
          rows={4}
          autoCapitalize="none"
          readOnly={busy}
          hint={t('restore.count', { count: words.length, words: PHRASE_WORDS })}
          error={
            failure
              ? t(`errors:${failure}`)
              : incomplete
                ? t('restore.count', { count: words.length, words: PHRASE_WORDS })
                : null
          }
          onChange={(text) => {
            setPhrase(text);
            setFailure(null);
          }}
        />
      </div>
    </Frame>
  );
}

function RestoreFacts() {
  const { t } = useTranslation('onboarding');
  return (
    <Aside
      title={t('restore.facts')}
      items={[
        { icon: KeyRound, title: t('restore.account'), text: t('restore.accountText') },
        { icon: UsersRound, title: t('restore.chats'), text: t('restore.chatsText') },
        { icon: Archive, title: t('restore.history'), text: t('restore.historyText') },
      ]}
    />
  );
}
