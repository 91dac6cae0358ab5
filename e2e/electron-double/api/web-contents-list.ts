import { runtime } from '../runtime.ts';
import { strict } from '../strict.ts';

/** The module `webContents`: finds the contents of windows. */
export const webContents = strict('webContents', {
  getAllWebContents: () => runtime.windows.map((window) => window.webContents),
  fromDevToolsTargetId: (targetId: string) =>
    runtime.windows.find((window) => window.targetId === targetId)?.webContents,
} satisfies Partial<Record<keyof typeof Electron.WebContents, unknown>>);
