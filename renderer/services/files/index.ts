export { fileUrl } from './content.ts';
export { isAutomatic, isMetered } from './automatic.ts';
export { bytesByKind } from './usage.ts';
export { type GalleryTab, galleryPage } from './gallery.ts';
export { hasFilmWindow, openFilmWindow } from './film-window.ts';
export {
  closePlayer,
  hasNext,
  nextSpeed,
  pausePlayer,
  playNext,
  seekTo,
  togglePlay,
} from './player.ts';
export {
  cancelRecording,
  finishRecording,
  pauseRecording,
  recordedSoFar,
  resumeRecording,
  startRecording,
} from './recorder.ts';
export { dragOut, hasOutside, isDraggable, openOutside } from './outside.ts';
export { readFolder, saveFolder, saveFromFolder } from './folder.ts';
export { type Saved, type SavedFile, saveFile, saveFiles } from './save.ts';
export {
  chooseEntries,
  chooseFiles,
  chooseFolder,
  dropChosen,
  moveChosen,
  removeChosen,
} from './choose.ts';
export { fileLimit, sendChosen, sendVoice } from './send.ts';
export { streamUrl } from './stream.ts';
export { readText } from './text.ts';
export { startFiles } from './sync.ts';
export { cancelFetch, clearFiles, fetchFile, pauseFile, resumeFile } from './transfers.ts';
