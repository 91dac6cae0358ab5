export { EmojiButton } from './emoji/EmojiButton.tsx';
export { Conversation } from './Conversation.tsx';
