import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '#contract/engine/views.ts';
import type { Result } from '#contract/engine/errors.ts';
import { deleteForEveryone, deleteForMe, isChangeable } from '../../../services/messages/index.ts';
import { clearSelection } from '../../../stores/selection.ts';
import { showToast } from '../../../stores/toasts.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';

interface DeleteDialogProps {
  messages: readonly MessageView[];
  onClose: () => void;
}

/** Asks how far a deletion goes. */
export function DeleteDialog({ messages, onClose }: DeleteDialogProps) {
  const { t } = useTranslation(['messages', 'common', 'errors']);
  const [now] = useState(() => Date.now());
  const forAll = messages.every((one) => one.kind !== 'deleted' && isChangeable(one, now));
  const ids = messages.map(({ id }) => id);
  const chatId = messages[0]?.chatId;
  const run = async (work: typeof deleteForMe) => {
    if (!chatId) return;
    onClose();
    clearSelection();
    const result: Result = await work(chatId, ids);
    if (!result.ok) showToast(t(`errors:${result.code}`), 'danger');
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('deleteDialog.title', { count: messages.length })}
      description={forAll ? t('deleteDialog.text') : t('deleteDialog.tooLate')}
      closeLabel={t('common:close')}
      actions={
        <>
          <Button onClick={() => void run(deleteForMe)}>{t('deleteDialog.forMe')}</Button>
          {forAll && (
            <Button variant="danger" onClick={() => void run(deleteForEveryone)}>
              {t('deleteDialog.forEveryone')}
            </Button>
          )}
        </>
      }
    />
  );
}
