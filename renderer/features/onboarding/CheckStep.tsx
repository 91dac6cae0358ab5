import { Check } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngineErrorCode } from '#contract/engine/errors.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Frame } from './Frame.tsx';
import { PhraseFacts } from './PhraseStep.tsx';
import { pickWords, sameWord } from './pick-words.ts';
import styles from './CheckStep.module.css';

interface CheckStepProps {
  phrase: string[];
  onBack: () => void;
  /** Registers; answers why that failed. */
  onDone: () => Promise<EngineErrorCode | null>;
}

/** Three words of the phrase prove that it was written down; then the account is made. */
export function CheckStep({ phrase, onBack, onDone }: CheckStepProps) {
  const { t } = useTranslation(['onboarding', 'common', 'errors']);
  const [places] = useState(() => pickWords(phrase.length));
  const [typed, setTyped] = useState(() => places.map(() => ''));
  /** Fields that were left with something in them: only those may complain. */
  const [left, setLeft] = useState(() => places.map(() => false));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<EngineErrorCode | null>(null);
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  useEffect(() => inputs.current[0]?.focus(), []);
  const right = places.map((place, index) => sameWord(typed[index] ?? '', phrase[place]));

  const submit = async () => {
    if (busy) return;
    const wrong = right.indexOf(false);
    if (wrong !== -1) {
      setLeft((before) => before.map((was, index) => was || index <= wrong));
      inputs.current[wrong]?.focus();
      return;
    }
    setBusy(true);
    setFailure(null);
    setFailure(await onDone());
    setBusy(false);
  };

  return (
    <Frame
      step={3}
      title={t('check.title')}
      lead={t('check.lead')}
      aside={<PhraseFacts />}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button variant="text" onClick={onBack} disabled={busy}>
            {t('check.again')}
          </Button>
          <Button type="submit" variant="primary" busy={busy}>
            {t('check.finish')}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        {places.map((place, index) => (
          <TextField
            key={place}
            ref={(element) => {
              inputs.current[index] = element;
            }}
            label={t('check.word', { number: place + 1 })}
            value={typed[index] ?? ''}
            autoCapitalize="none"
            readOnly={busy}
            end={right[index] ? <Icon icon={Check} className={styles.ok} /> : null}
            error={left[index] && !right[index] ? t('check.wrong', { number: place + 1 }) : null}
            onChange={(value) => setTyped(typed.with(index, value))}
            onBlur={() => typed[index] && setLeft((before) => before.with(index, true))}
          />
        ))}
        <p role="alert" className={styles.failure}>
          {failure && t(`errors:${failure}`)}
        </p>
      </div>
    </Frame>
  );
}
