import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { chooseFiles } from '../../services/files/index.ts';
import { IconButton } from '../../ui/IconButton.tsx';

/** Opens the system's file picker; what is chosen goes into the preview. */
export function AttachButton({ chatId }: { chatId: ChatId }) {
  const { t } = useTranslation('files');
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton icon={Paperclip} label={t('attach')} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        // Else the browser keeps the names of the files for the next session, in clear.
        autoComplete="off"
        multiple
        hidden
        data-attach
        onChange={(event) => {
          chooseFiles(chatId, [...(event.target.files ?? [])]);
          // The same file can be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}
