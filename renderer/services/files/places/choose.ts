import { platform } from '../../../platform/index.ts';
import { downloadedFile, downloadedZip } from './download.ts';
import { hostPlace } from './host.ts';
import { pickedFile, pickedFolder, pickers } from './picked.ts';
import type { Place } from './place.ts';

/**
 * Asks where to save a file: by the system's dialog where there is one, else it becomes a download. Null
 * when the person changed their mind. Must follow a press.
 */
export async function chooseFilePlace(name: string): Promise<Place | null> {
  const { files } = platform;
  if (files) {
    const id = await files.chooseFile(name);
    return id === null ? null : hostPlace(files, id);
  }
  const { showSaveFilePicker } = pickers();
  if (!showSaveFilePicker) return downloadedFile(name);
  const handle = await unlessCancelled(showSaveFilePicker({ suggestedName: name }));
  return handle && pickedFile(handle);
}

/**
 * Asks for a folder to save in, likewise; without one it becomes a zip file. With `own` a new folder of
 * that name is made in it.
 */
export async function chooseFolderPlace(name: string, own: boolean): Promise<Place | null> {
  const { files } = platform;
  if (files) {
    const id = await files.chooseFolder(own ? name : null);
    return id === null ? null : hostPlace(files, id);
  }
  const { showDirectoryPicker } = pickers();
  if (!showDirectoryPicker) return downloadedZip(name);
  const chosen = await unlessCancelled(showDirectoryPicker({ mode: 'readwrite' }));
  return chosen && pickedFolder(chosen, own ? name : null);
}

async function unlessCancelled<T>(picking: Promise<T>): Promise<T | null> {
  try {
    return await picking;
  } catch {
    return null;
  }
}
