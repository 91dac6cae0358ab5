export {
  MUTES,
  type Mute,
  archiveChat,
  markUnread,
  movePinned,
  muteChat,
  pinChat,
} from './arrange.ts';
export { MOST_FOLDERS, deleteFolder, moveFolder, putInFolder, saveFolder } from './folders.ts';
export { chatsOn } from './shelves.ts';
export { goToUnread, startOrder } from './start.ts';
