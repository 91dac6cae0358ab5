import { type BrowserWindow, ipcMain } from 'electron';
import * as v from 'valibot';
import {
  IPC_REQUESTS,
  type IpcAnswer,
  type IpcArguments,
  type IpcEvents,
  type IpcRequest,
} from '#contract/platform/ipc.ts';
import { isTrustedSender } from './sender.ts';

/** The only uses of `ipcMain` and `webContents.send`: typed, from and to our own interface. */

type Handler<R extends IpcRequest> = (
  ...args: IpcArguments<R>
) => IpcAnswer<R> | Promise<IpcAnswer<R>>;

/** Answers a request after its sender and its arguments were checked. */
export function handle<R extends IpcRequest>(request: R, handler: Handler<R>): void {
  ipcMain.handle(request, (event, ...args: unknown[]) => {
    if (!isTrustedSender(event.senderFrame)) throw new Error(`${request}: untrusted sender`);
    const parsed = v.safeParse(IPC_REQUESTS[request], args);
    if (!parsed.success) throw new Error(`${request}: bad arguments`);
    return handler(...(parsed.output as IpcArguments<R>));
  });
}

/** Sends an event to the interface; without a window nobody is there to hear it. */
export function send<E extends keyof IpcEvents>(
  window: BrowserWindow | null,
  event: E,
  ...args: IpcEvents[E]
): void {
  if (window && !window.isDestroyed()) window.webContents.send(event, ...args);
}
