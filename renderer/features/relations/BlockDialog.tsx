import { useTranslation } from 'react-i18next';
import type { UserId } from '#contract/wire/primitives.ts';
import { setBlocked } from '../../services/relations.ts';
import { showToast } from '../../stores/toasts.ts';
import { Confirm } from './Confirm.tsx';

interface BlockDialogProps {
  open: boolean;
  onClose: () => void;
  userId: UserId;
  name: string;
  onBlocked?: () => void;
}

/** Says what a block means before it is set. */
export function BlockDialog({ open, onClose, userId, name, onBlocked }: BlockDialogProps) {
  const { t } = useTranslation('relations');
  const block = async () => {
    const result = await setBlocked(userId, true);
    if (result.ok) {
      onBlocked?.();
      showToast(t('block.done', { name }));
    }
    return result;
  };
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={t('block.title', { name })}
      text={t('block.text')}
      confirm={t('block.confirm')}
      onConfirm={block}
    />
  );
}
