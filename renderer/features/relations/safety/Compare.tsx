import { CircleCheck, CircleX, ImageUp } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { digitsIn, readCode } from './code.ts';
import styles from './Safety.module.css';

type Outcome = 'match' | 'differ' | 'noCode' | null;

interface CompareProps {
  /** The own number, 60 digits. */
  digits: string;
  name: string;
  onMatch: () => void;
}

/** Compares the other side's code, as a picture or as digits, with the own one. */
export function Compare({ digits, name, onMatch }: CompareProps) {
  const { t } = useTranslation('relations');
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome>(null);
  const file = useRef<HTMLInputElement>(null);

  const judge = (found: string | null, without: Outcome) => {
    const next = found === null ? without : found === digits ? 'match' : 'differ';
    setOutcome(next);
    if (next === 'match') onMatch();
  };
  const look = async (picture: File | null | undefined) => {
    if (!picture) return;
    const content = await readCode(picture);
    judge(content === null ? null : digitsIn(content), 'noCode');
  };
  const paste = (event: ClipboardEvent) => {
    const picture = [...event.clipboardData.files].find(({ type }) => type.startsWith('image/'));
    if (!picture) return;
    event.preventDefault();
    void look(picture);
  };

  return (
    <section className={styles.compare} aria-label={t('safety.compare')}>
      <p className={styles.hint}>{t('safety.compareText', { name })}</p>
      <div className={styles.row}>
        <TextField
          label={t('safety.paste')}
          value={text}
          inputMode="numeric"
          className={styles.field}
          onPaste={paste}
          onChange={(value) => {
            setText(value);
            judge(digitsIn(value), value.trim() === '' ? null : outcome);
          }}
        />
        <Button onClick={() => file.current?.click()}>
          <Icon icon={ImageUp} size={16} />
          {t('safety.open')}
        </Button>
        <input
          ref={file}
          hidden
          type="file"
          accept="image/*"
          data-safety-picture
          onChange={(event) => {
            void look(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      <p role="status" className={styles.outcome} data-outcome={outcome ?? undefined}>
        {outcome && (
          <>
            <Icon icon={outcome === 'match' ? CircleCheck : CircleX} size={16} />
            {t(`safety.${outcome}`)}
          </>
        )}
      </p>
    </section>
  );
}
