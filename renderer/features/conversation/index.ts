export { EmojiButton } from './emoji/EmojiButton.tsx';
export { Conversation } from './Conversation.tsx';
export { MESSAGE_KEYS } from './actions/commands.ts';
export { MARKS } from './composer/wrap.ts';
