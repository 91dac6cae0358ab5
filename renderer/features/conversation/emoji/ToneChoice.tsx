import { useTranslation } from 'react-i18next';
import { TONES } from './catalogue.ts';
import styles from './EmojiPicker.module.css';

interface ToneChoiceProps {
  /** Null for the neutral colour. */
  tone: string | null;
  onChoose: (tone: string | null) => void;
}

/** Steps through the skin tones, each press to the next. */
export function ToneChoice({ tone, onChoose }: ToneChoiceProps) {
  const { t } = useTranslation('messages');
  const order = [null, ...TONES];
  const next = order[(order.findIndex((one) => one === tone) + 1) % order.length] ?? null;
  return (
    <button
      type="button"
      className={styles.tone}
      aria-label={t('emoji.tone')}
      title={t('emoji.tone')}
      onClick={() => onChoose(next)}
    >
      {`✋${tone ?? ''}`}
    </button>
  );
}
