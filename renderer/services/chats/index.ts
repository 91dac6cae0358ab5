export { clearDraft, draftOf, flushDraft, flushDrafts, keepDraft } from './draft.ts';
export { personName } from './person.ts';
export { chatTitle, memberName, senderName } from './title.ts';
export { markRead } from './read.ts';
export { safetyNumber, setVerified } from './safety.ts';
export { startChats } from './sync.ts';
export { pulseTyping, stopTyping } from './typing.ts';
