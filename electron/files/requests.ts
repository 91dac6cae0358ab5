import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { app, dialog, nativeImage, shell } from 'electron';
import { isExecutable } from '#contract/platform/executable.ts';
import type { HostFile, OpenFileId, PlaceId } from '#contract/platform/files-api.ts';
import { safeName } from '#contract/platform/safe-name.ts';
import { handle } from '../ipc/handle.ts';
import { mainWindow } from '../windows/main-window.ts';
import { removeTemporary, temporaryPath } from './temporary.ts';
import { type WritingFile, makeFreeFolder, pathWithin, writeFileAt } from './write-file.ts';

interface Place {
  kind: 'file' | 'folder' | 'temporary';
  path: string;
}

const places = new Map<PlaceId, Place>();
const writing = new Map<OpenFileId, { file: WritingFile; place: Place }>();
let lastId = 0;

/** Answers what the interface asks of files outside of the app. */
export function handleFileRequests(): void {
  handle('files:choose-file', async (name) => {
    const window = mainWindow();
    if (!window) return null;
    const defaultPath = path.join(app.getPath('downloads'), safeName(name));
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      defaultPath,
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    return canceled || !filePath ? null : remember({ kind: 'file', path: filePath });
  });
  handle('files:choose-folder', async (name) => {
    const window = mainWindow();
    if (!window) return null;
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      defaultPath: app.getPath('downloads'),
      properties: ['openDirectory', 'createDirectory'],
    });
    const [chosen] = filePaths;
    if (canceled || chosen === undefined) return null;
    const folder = name === null ? chosen : await makeFreeFolder(path.join(chosen, safeName(name)));
    return remember({ kind: 'folder', path: folder });
  });
  handle('files:temporary', (name) =>
    remember({ kind: 'temporary', path: temporaryPath(safeName(name)) }),
  );
  handle('files:begin', (id, names) =>
    outcome(async () => {
      const place = known(id);
      const inFolder = place.kind === 'folder';
      const target = inFolder ? await pathWithin(place.path, names) : place.path;
      const file = await writeFileAt(target, inFolder);
      writing.set(++lastId, { file, place });
      return lastId;
    }),
  );
  handle('files:write', (id, bytes) => outcome(async () => writing.get(id)?.file.write(bytes)));
  handle('files:end', (id, keep) =>
    outcome(async () => {
      const entry = writing.get(id);
      writing.delete(id);
      if (keep) await entry?.file.keep();
      else await entry?.file.discard();
    }),
  );
  handle('files:make-folder', (id, names) =>
    outcome(async () => {
      const place = known(id);
      if (place.kind !== 'folder') throw new Error('no folder');
      await mkdir(await pathWithin(place.path, names), { recursive: true });
    }),
  );
  handle('files:open', async (id) => {
    const place = known(id);
    // What runs is saved and started by the person, never from here.
    if (isExecutable(place.path)) return false;
    return (await shell.openPath(place.path)) === '';
  });
  handle('files:show', (id) => shell.showItemInFolder(known(id).path));
  handle('files:drag', (id) => {
    const place = known(id);
    if (place.kind !== 'temporary') return;
    const picture = path.join(app.getAppPath(), 'assets', 'tray', 'black-24@2x.png');
    const icon = nativeImage.createFromPath(picture);
    mainWindow()?.webContents.startDrag({ file: place.path, icon });
  });
  handle('files:forget-temporary', () => {
    for (const [id, { kind }] of places) if (kind === 'temporary') places.delete(id);
    removeTemporary();
  });
}

function remember(place: Place): PlaceId {
  places.set(++lastId, place);
  return lastId;
}

/** @throws Error for a number that was never given out */
function known(id: PlaceId): Place {
  const place = places.get(id);
  if (!place) throw new Error('an unknown place');
  return place;
}

async function outcome<T>(work: () => Promise<T>): Promise<HostFile<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    return { ok: false, code: full ? 'storage-full' : 'storage-failed' };
  }
}
