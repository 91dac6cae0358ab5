export { loadNewer, loadOlder, openHistory, openNewest } from './history.ts';
export { discardMessage, retryMessage, sendText } from './send.ts';
