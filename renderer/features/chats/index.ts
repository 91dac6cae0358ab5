export { ChatList } from './ChatList.tsx';
export { MessageTick } from './MessageTick.tsx';
export { usePresenceText } from './use-presence-text.ts';
