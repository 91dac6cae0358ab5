import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { mayDo } from '#contract/wire/group-rights.ts';
import type { GroupView } from '#contract/engine/groups.ts';
import { useChats } from '../../stores/chats.ts';
import styles from './WriteNote.module.css';

type Obstacle = 'joining' | 'broken' | 'ended' | 'readOnly';

function obstacleOf({ state, role, permissions }: GroupView): Obstacle | null {
  if (state === 'ended' || state === 'broken') return state;
  if (role !== null && !mayDo(role, permissions, 'write')) return 'readOnly';
  return state === 'joining' && role !== 'owner' ? 'joining' : null;
}

/** Whether this account can write in a chat now. */
export function useMayWrite(chatId: ChatId): boolean {
  return useChats((state) => {
    const group = state.byId[chatId]?.group;
    return !group || obstacleOf(group) === null;
  });
}

/** In the place of the composer: why nothing can be written. */
export function WriteNote({ chatId }: { chatId: ChatId }) {
  const { t } = useTranslation('groups');
  const group = useChats((state) => state.byId[chatId]?.group);
  const obstacle = group ? obstacleOf(group) : null;
  return obstacle && <p className={styles.note}>{t(`note.${obstacle}`)}</p>;
}
