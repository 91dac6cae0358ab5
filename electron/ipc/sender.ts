import { APP_ORIGIN } from '../security/origin.ts';

/** What tells who sent an IPC message; part of Electron's WebFrameMain. */
export interface SenderFrame {
  readonly origin: string;
  readonly parent: unknown;
}

/** Only the top frame of our own interface may ask; a frame that is gone may not. */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === APP_ORIGIN;
}
