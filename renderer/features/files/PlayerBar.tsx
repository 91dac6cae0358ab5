import { Pause, Play, SkipForward, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../i18n/attachment-text.ts';
import { chatTitle, senderName } from '../../services/chats/index.ts';
import { closePlayer, hasNext, playNext, seekTo } from '../../services/files/index.ts';
import { jumpTo } from '../../services/messages/index.ts';
import { useChats } from '../../stores/chats.ts';
import { selectChat } from '../../stores/navigation.ts';
import { type Track, usePlayer } from '../../stores/player.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { FileName } from './FileName.tsx';
import { SpeedButton } from './SpeedButton.tsx';
import { play } from './play.ts';
import styles from './PlayerBar.module.css';

/** What plays, wherever one is in the app. Mounted once. */
export function PlayerBar() {
  const track = usePlayer((state) => state.track);
  return track && <Bar track={track} />;
}

function Bar({ track }: { track: Track }) {
  const { t } = useTranslation(['files', 'common']);
  const { message, attachment } = track;
  const chat = useChats((state) => state.byId[message.chatId]);
  const playing = usePlayer((state) => state.playing);
  const position = usePlayer((state) => state.position);
  const length = (attachment.durationMs ?? 0) / 1000;
  const isVoice = attachment.kind === 'voice';
  const title = isVoice
    ? message.own
      ? t('player.own')
      : senderName(chat, message.senderId)
    : attachment.name;
  const name = isVoice ? t('voice') : attachment.name;
  const label = t(playing ? 'action.stop' : 'action.play', { name });
  return (
    <section className={styles.bar} aria-label={t('player.title')}>
      <IconButton
        icon={playing ? Pause : Play}
        size="small"
        label={label}
        onClick={() => play(track)}
      />
      <button
        type="button"
        className={styles.title}
        aria-label={t('player.show', { name })}
        onClick={() => {
          selectChat(message.chatId);
          void jumpTo(message.chatId, message.id);
        }}
      >
        <b>{isVoice ? title : <FileName name={title} />}</b>
        <span>{chatTitle(chat)}</span>
      </button>
      <input
        type="range"
        className={styles.seek}
        min={0}
        max={length}
        step={0.1}
        value={Math.min(position, length)}
        aria-label={t('action.seek')}
        onChange={(event) => seekTo(Number(event.target.value))}
      />
      <span className={styles.time}>
        {formatDuration(position * 1000)} / {formatDuration(length * 1000)}
      </span>
      <SpeedButton className={styles.speed} />
      {hasNext(track) && (
        <IconButton icon={SkipForward} size="small" label={t('player.next')} onClick={playNext} />
      )}
      <IconButton icon={X} size="small" label={t('player.close')} onClick={closePlayer} />
    </section>
  );
}
