export { fileUrl } from './content.ts';
export { hasFilmWindow, openFilmWindow } from './film-window.ts';
export { isExecutable } from './executable.ts';
export { nextSpeed, seekTo, togglePlay } from './player.ts';
export {
  cancelRecording,
  finishRecording,
  pauseRecording,
  recordedSoFar,
  resumeRecording,
  startRecording,
} from './recorder.ts';
export { saveFile } from './save.ts';
export { chooseFiles, dropChosen, moveChosen, removeChosen } from './choose.ts';
export { fileLimit, sendChosen, sendVoice } from './send.ts';
export { streamUrl } from './stream.ts';
export { startFiles } from './sync.ts';
export { cancelFetch, clearFiles, fetchFile, pauseFile, resumeFile } from './transfers.ts';
