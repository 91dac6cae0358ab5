export { ChatList } from './ChatList.tsx';
export { filterChats } from './filter.ts';
export { Highlighted } from './Highlighted.tsx';
export { MessageTick } from './MessageTick.tsx';
export { usePresenceText } from './use-presence-text.ts';
