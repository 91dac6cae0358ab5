import { strict } from '../strict.ts';
import { runtime } from '../runtime.ts';
import { schemes } from './schemes.ts';

type Handler = (request: Request) => Response | Promise<Response>;

export const handlers = new Map<string, Handler>();

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(list) {
    if (runtime.cdp)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of list) schemes.set(scheme, privileges ?? {});
  },
  handle(scheme, handler) {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  isProtocolHandled: (scheme) => handlers.has(scheme),
} satisfies Partial<Electron.Protocol>);
