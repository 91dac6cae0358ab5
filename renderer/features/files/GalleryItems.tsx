import { Link, MessageSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { linkify } from '#contract/content/markup/linkify.ts';
import { FOLDER_TYPE } from '#contract/content/folder.ts';
import type { MessageView } from '#contract/engine/views.ts';
import { formatFull } from '../../i18n/dates.ts';
import { senderName } from '../../services/chats/index.ts';
import type { GalleryTab } from '../../services/files/index.ts';
import { openLink } from '../../services/host.ts';
import { jumpTo } from '../../services/messages/index.ts';
import { useChats } from '../../stores/chats.ts';
import { showGallery } from '../../stores/gallery.ts';
import { selectChat } from '../../stores/navigation.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Tile } from './Album.tsx';
import { FileRow } from './FileRow.tsx';
import { FolderRow } from './FolderRow.tsx';
import { SoundRow } from './SoundRow.tsx';
import { isPicture } from './is-picture.ts';
import type { ShownFile } from './use-file.ts';
import styles from './Gallery.module.css';

interface GalleryItemsProps {
  tab: GalleryTab;
  /** Newest first. */
  messages: readonly MessageView[];
}

/** Pictures as a grid; everything else as rows that lead to their messages. */
export function GalleryItems({ tab, messages }: GalleryItemsProps) {
  if (tab === 'links')
    return messages.map((message) => <Links key={message.id} message={message} />);
  const shown = messages.flatMap((message) =>
    message.attachments
      .filter(({ kind }) =>
        tab === 'media'
          ? isPicture(kind)
          : tab === 'voice'
            ? kind === 'voice'
            : kind === 'file' || kind === 'audio',
      )
      .map((attachment): ShownFile => ({ message, attachment })),
  );
  if (tab === 'media') {
    const among = messages.toReversed();
    return (
      <div className={styles.grid}>
        {shown.map((one) => (
          <Tile
            key={one.attachment.blobId}
            shown={one}
            among={among}
            onOpen={() => showGallery(null)}
          />
        ))}
      </div>
    );
  }
  return shown.map((one) => (
    <Row key={one.attachment.blobId} message={one.message}>
      <File shown={one} />
    </Row>
  ));
}

function File({ shown }: { shown: ShownFile }) {
  const { message, attachment } = shown;
  const sender = useChats((state) => senderName(state.byId[message.chatId], message.senderId));
  if (attachment.kind === 'voice' || attachment.kind === 'audio') return <SoundRow shown={shown} />;
  return attachment.type === FOLDER_TYPE ? (
    <FolderRow shown={shown} sender={sender} />
  ) : (
    <FileRow shown={shown} sender={sender} />
  );
}

function Links({ message }: { message: MessageView }) {
  const links = linkify(message.text).flatMap(({ href }) => href ?? []);
  return links.map((href) => (
    <Row key={href} message={message}>
      <button type="button" className={styles.link} onClick={() => void openLink(href)}>
        <Icon icon={Link} />
        <span>{href}</span>
      </button>
    </Row>
  ));
}

function Row({ message, children }: { message: MessageView; children: ReactNode }) {
  const { t, i18n } = useTranslation('files');
  return (
    <div className={styles.row}>
      <div className={styles.what}>{children}</div>
      <IconButton
        icon={MessageSquare}
        size="small"
        label={t('gallery.show', { date: formatFull(message.sentAt, i18n.language) })}
        onClick={() => {
          showGallery(null);
          selectChat(message.chatId);
          void jumpTo(message.chatId, message.id);
        }}
      />
    </div>
  );
}
