import { changeFiles, setFiles } from '../../stores/files.ts';
import { setSendPreview } from '../../stores/send-preview.ts';
import { showInViewer } from '../../stores/viewer.ts';
import { engine, onEngineEvent } from '../engine.ts';
import { forgetUrls } from './content.ts';
import { forgetOutside } from './outside.ts';
import { startTrimming } from './trim.ts';
import { startTaskbarProgress } from './taskbar.ts';
import { stopPlayer } from './player.ts';
import { cancelRecording } from './recorder.ts';
import { forgetStreams } from './stream.ts';

/** Follows the engine's files; the answer ends it. */
export async function startFiles(): Promise<() => void> {
  const stop = onEngineEvent((event) => {
    if (event.type === 'files') changeFiles(event.files, event.removed);
  });
  const stopProgress = startTaskbarProgress();
  setFiles(await engine().files());
  const stopTrimming = startTrimming();
  return () => {
    stop();
    stopProgress();
    stopTrimming();
    setFiles([]);
    setSendPreview(null);
    showInViewer(null);
    forgetUrls();
    forgetStreams();
    void forgetOutside();
    cancelRecording();
    stopPlayer();
  };
}
