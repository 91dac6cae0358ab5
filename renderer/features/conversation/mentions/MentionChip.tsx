import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { memberName } from '../../../services/chats/index.ts';
import { useAccount } from '../../../stores/account.ts';
import { useChats } from '../../../stores/chats.ts';
import { classNames } from '../../../ui/class-names.ts';
import styles from './MentionChip.module.css';

interface MentionChipProps {
  chatId: ChatId;
  userId: UserId;
  /** What the sender wrote, for whoever does not know the person. */
  written: string;
}

/** A member that a message speaks to, by the name they have now. */
export function MentionChip({ chatId, userId, written }: MentionChipProps) {
  const name = useChats((state) => memberName(state.byId[chatId], userId));
  const isSelf = useAccount((state) => state.account?.userId === userId);
  return (
    <span className={classNames(styles.chip, isSelf && styles.self)} data-mention={userId}>
      {name === null ? written : `@${name.replace(/^@/, '')}`}
    </span>
  );
}
