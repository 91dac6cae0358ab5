import { useTranslation } from 'react-i18next';
import type { MessageView } from '#contract/engine/views.ts';
import { toggleReaction } from '../../../services/messages/index.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { EmojiPicker } from './EmojiPicker.tsx';

/** Any emoji as a reaction to a message. */
export function ReactDialog({ message, onClose }: { message: MessageView; onClose: () => void }) {
  const { t } = useTranslation(['messages', 'common']);
  return (
    <Dialog open onClose={onClose} title={t('react')} closeLabel={t('common:close')}>
      <EmojiPicker
        onPick={(emoji) => {
          onClose();
          void toggleReaction(message, emoji);
        }}
      />
    </Dialog>
  );
}
