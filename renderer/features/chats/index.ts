export { ActionRow } from './ActionRow.tsx';
export { ChatList } from './ChatList.tsx';
export { filterChats } from './filter.ts';
export { Highlighted } from './Highlighted.tsx';
export { findMatch } from './match.ts';
export { MessageTick } from './MessageTick.tsx';
export { rowAfterKey } from './row-after-key.ts';
export { usePresenceText } from './use-presence-text.ts';
