export { searchEverywhere, searchFurther } from './everywhere.ts';
export { closeInChat, findInChat, goToDate, openHit, searchInChat, stepInChat } from './in-chat.ts';
export { canSearch } from './request.ts';
export { startSearch } from './sync.ts';
