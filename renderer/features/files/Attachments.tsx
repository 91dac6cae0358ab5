import { memo } from 'react';
import { FOLDER_TYPE } from '#contract/content/folder.ts';
import type { MessageView } from '#contract/engine/views.ts';
import { Album } from './Album.tsx';
import { FileRow } from './FileRow.tsx';
import { FolderRow } from './FolderRow.tsx';
import { isPicture } from './is-picture.ts';
import { SoundRow } from './SoundRow.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './Attachments.module.css';

interface AttachmentsProps {
  message: MessageView;
  sender: string;
}

/** The files of a message: pictures first, side by side, then everything else below each other. */
export const Attachments = memo(function Attachments({ message, sender }: AttachmentsProps) {
  const shown = message.attachments.map((attachment) => ({ message, attachment }));
  const pictures = shown.filter(({ attachment }) => isPicture(attachment.kind));
  const others = shown.filter(({ attachment }) => !isPicture(attachment.kind));
  return (
    <div
      className={classNames(
        styles.attachments,
        message.own && styles.own,
        message.text === '' && styles.bare,
        message.text === '' && others.length === 0 && styles.flush,
      )}
    >
      {pictures.length > 0 && <Album files={pictures} />}
      {others.map((one) =>
        one.attachment.kind === 'voice' || one.attachment.kind === 'audio' ? (
          <SoundRow key={one.attachment.blobId} shown={one} />
        ) : one.attachment.type === FOLDER_TYPE ? (
          <FolderRow key={one.attachment.blobId} shown={one} sender={sender} />
        ) : (
          <FileRow key={one.attachment.blobId} shown={one} sender={sender} />
        ),
      )}
    </div>
  );
});
