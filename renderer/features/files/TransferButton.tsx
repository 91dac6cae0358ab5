import { ArrowDown, File as FileIcon, Pause, Play, RotateCw } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileView } from '#contract/engine/views.ts';
import { fetchFile, pauseFile, resumeFile } from '../../services/files/index.ts';
import { retryMessage } from '../../services/messages/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import { classNames } from '../../ui/class-names.ts';
import { type ShownFile, refOf } from './use-file.ts';
import styles from './TransferButton.module.css';

interface TransferButtonProps {
  shown: ShownFile;
  file: Pick<FileView, 'state'> | undefined;
  /** What a press does once the file is here. */
  ready: { icon: ComponentProps<typeof Icon>['icon']; label: string; act: () => void } | null;
  round?: boolean;
}

/** The one thing that can be done with a file right now: fetch, pause, go on, try again, open. */
export function TransferButton({ shown, file, ready, round = false }: TransferButtonProps) {
  const { t } = useTranslation('files');
  const { name, blobId } = shown.attachment;
  const state = file?.state;
  const className = classNames(
    styles.tile,
    round && styles.round,
    state === 'failed' && styles.failed,
  );
  const button = (icon: typeof FileIcon, label: string, act: () => void) => (
    <button type="button" className={className} aria-label={label} title={label} onClick={act}>
      <Icon icon={icon} />
    </button>
  );
  if (state === 'ready' && !ready) {
    return (
      <span className={className}>
        <Icon icon={FileIcon} />
      </span>
    );
  }
  if (state === 'ready' && ready) return button(ready.icon, ready.label, ready.act);
  if (state === 'uploading' || state === 'downloading' || state === 'preparing') {
    return button(Pause, t('action.pause', { name }), () => void pauseFile(blobId));
  }
  if (state === 'paused') {
    return button(Play, t('action.resume', { name }), () => void resumeFile(blobId));
  }
  if (state === 'failed') {
    const { message } = shown;
    return button(RotateCw, t('action.retry', { name }), () =>
      message.sendState === 'failed'
        ? void retryMessage(message.chatId, message.id)
        : void fetchFile(refOf(shown)),
    );
  }
  return button(ArrowDown, t('action.download', { name }), () => void fetchFile(refOf(shown)));
}
