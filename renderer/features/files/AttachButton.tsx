import { Folder, Image, Paperclip } from 'lucide-react';
import { type ChangeEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { chooseFiles, chooseFolder } from '../../services/files/index.ts';
import { showToast } from '../../stores/toasts.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';

interface AttachButtonProps {
  chatId: ChatId;
  /** Menu items for what else can be added to a conversation. */
  children?: ReactNode;
}

/** Opens the system's pickers, what is chosen goes into the preview; offers the rest beside them. */
export function AttachButton({ chatId, children }: AttachButtonProps) {
  const { t } = useTranslation('files');
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (event: ChangeEvent<HTMLInputElement>, give: (chosen: File[]) => void) => {
    give([...(event.target.files ?? [])]);
    // The same file can be chosen again.
    event.target.value = '';
  };
  // Else the browser keeps the names of the files for the next session, in clear.
  const common = { type: 'file', autoComplete: 'off', multiple: true, hidden: true } as const;
  return (
    <>
      <Menu side="top" trigger={<IconButton icon={Paperclip} label={t('attach')} />}>
        <MenuItem icon={Image} onSelect={() => files.current?.click()}>
          {t('choose.files')}
        </MenuItem>
        <MenuItem icon={Folder} onSelect={() => folder.current?.click()}>
          {t('choose.folder')}
        </MenuItem>
        {children}
      </Menu>
      <input
        {...common}
        ref={files}
        data-attach
        onChange={(event) => take(event, (chosen) => chooseFiles(chatId, chosen))}
      />
      <input
        {...common}
        ref={folder}
        data-attach-folder
        webkitdirectory=""
        onChange={(event) =>
          take(event, (chosen) => {
            if (!chooseFolder(chatId, chosen)) showToast(t('folder.tooMuch'), 'danger');
          })
        }
      />
    </>
  );
}

declare module 'react' {
  interface InputHTMLAttributes<T> {
    /** https://wicg.github.io/entries-api/; React's types lack it. */
    webkitdirectory?: T extends HTMLInputElement ? '' : never;
  }
}
