import { ipcRenderer, type IpcRendererEvent } from 'electron';
import type { IpcAnswer, IpcArguments, IpcEvents, IpcRequest } from '#contract/platform/ipc.ts';

/** The only uses of `ipcRenderer`: requests and events typed by the contract. */

/** Asks the main process. A rejection means a bug: failures that can happen are answers. */
export function request<R extends IpcRequest>(
  name: R,
  ...args: IpcArguments<R>
): Promise<IpcAnswer<R>> {
  return ipcRenderer.invoke(name, ...args);
}

/** Follows an event of the main process; the answer ends it. */
export function subscribe<E extends keyof IpcEvents>(
  name: E,
  listener: (...args: IpcEvents[E]) => void,
): () => void {
  const forward = (_event: IpcRendererEvent, ...args: IpcEvents[E]) => listener(...args);
  ipcRenderer.on(name, forward);
  return () => void ipcRenderer.off(name, forward);
}
