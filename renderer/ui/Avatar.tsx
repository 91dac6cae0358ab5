import { Bookmark, UserRound } from 'lucide-react';
import { avatarColour, initials } from './avatar-colour.ts';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import styles from './Avatar.module.css';

export type AvatarSize = 'xs' | 's' | 'm' | 'l' | 'xl' | 'xxl';

export type PresenceDot = 'online' | 'do-not-disturb';

export interface AvatarProps {
  /** Decides the tint. */
  id: string;
  /** Source of the initials; without any letter a figure stands in. */
  name: string;
  /** 24, 32, 36, 44, 64 or 88 px. */
  size?: AvatarSize;
  /** `notes` shows a sign in the accent's colour instead of letters. */
  shape?: 'person' | 'group' | 'notes';
  /** Draws the presence dot; its ring takes the colour of the row in `--row`. */
  presence?: PresenceDot | null;
  /** A picture in the place of the initials. */
  src?: string | null;
  className?: string | undefined;
}

/** Decoration beside a name, so hidden from readers. */
export function Avatar({
  id,
  name,
  size = 'l',
  shape = 'person',
  presence = null,
  src = null,
  className,
}: AvatarProps) {
  const letters = shape === 'notes' ? '' : initials(name);
  return (
    <span
      aria-hidden
      data-tint={shape === 'notes' ? undefined : avatarColour(id)}
      className={classNames(
        styles.avatar,
        styles[size],
        shape !== 'person' && styles[shape],
        className,
      )}
    >
      {src ? (
        <img src={src} alt="" draggable={false} />
      ) : (
        letters || (
          <Icon
            icon={shape === 'notes' ? Bookmark : UserRound}
            size={size === 'xs' || size === 's' ? 16 : 20}
          />
        )
      )}
      {presence && <span className={styles.dot} data-presence={presence} />}
    </span>
  );
}
