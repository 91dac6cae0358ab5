import { Check } from 'lucide-react';
import type { MessageView } from '#contract/engine/views.ts';
import { useTranslation } from 'react-i18next';
import { toggleSelected } from '../../../stores/selection.ts';
import { Icon } from '../../../ui/Icon.tsx';
import styles from './SelectMark.module.css';

/** While messages are being selected: a tick in front of each, its press area the whole row. */
export function SelectMark({ message, selected }: { message: MessageView; selected: boolean }) {
  const { t } = useTranslation('messages');
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={selected}
      aria-label={t('select')}
      className={styles.mark}
      onClick={() => toggleSelected(message.chatId, message.id)}
    >
      <span className={styles.circle}>{selected && <Icon icon={Check} size={14} />}</span>
    </button>
  );
}
