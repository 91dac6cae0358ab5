import { existsSync } from 'node:fs';
import path from 'node:path';

/** Paths of the sockets of an address (`unix:path=…;unix:abstract=…`), as Node connects to them. */
export function socketPaths(address: string): string[] {
  return address.split(';').flatMap((part) => {
    if (!part.startsWith('unix:')) return [];
    const options = new Map(part.slice('unix:'.length).split(',').map(keyAndValue));
    const abstract = options.get('abstract');
    return options.get('path') ?? (abstract === undefined ? [] : `\0${abstract}`);
  });
}

/** Sockets of the person's session; where its address is not told, the one that systemd makes. */
export function sessionSockets(env: NodeJS.ProcessEnv = process.env): string[] {
  const address = env['DBUS_SESSION_BUS_ADDRESS'];
  if (address) return socketPaths(address);
  const runtime = env['XDG_RUNTIME_DIR'];
  const socket = runtime ? path.join(runtime, 'bus') : '';
  return socket && existsSync(socket) ? [socket] : [];
}

function keyAndValue(option: string): [string, string] {
  const at = option.indexOf('=');
  return [option.slice(0, at), decodeURIComponent(option.slice(at + 1))];
}
