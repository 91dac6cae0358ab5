export { clearDraft, draftOf, flushDraft, flushDrafts, keepDraft } from './draft.ts';
export { openNotes } from './notes.ts';
export { personName } from './person.ts';
export { chatShape, chatTitle, memberName, nameNotes, senderName } from './title.ts';
export { markRead } from './read.ts';
export { startChats } from './sync.ts';
export { pulseTyping, stopTyping } from './typing.ts';
export { chatPicture, memberPicture } from './picture.ts';
