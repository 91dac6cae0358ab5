export {
  deleteForEveryone,
  deleteForMe,
  editMessage,
  forwardMessages,
  isChangeable,
  isEditable,
  jumpTo,
  messageInfo,
  messagesById,
  openMessage,
  pinMessage,
  setTimer,
  starMessage,
  starredMessages,
  toggleReaction,
} from './actions.ts';
export { loadNewer, loadOlder, openHistory, openNewest } from './history.ts';
export { choiceAfter, createPoll, endPoll, vote } from './polls.ts';
export { mentionLabel } from './mentions.ts';
export { discardMessage, retryMessage, sendText } from './send.ts';
