import { platform } from '../platform/index.ts';
import { setConnection } from '../stores/connection.ts';
import { engine, onEngineEvent } from './engine.ts';

/** Follows the engine's connection and wakes it when the machine wakes; call once. */
export function startConnection(): void {
  onEngineEvent((event) => {
    if (event.type === 'connection') setConnection(event.connection);
  });
  platform.power.onResume(() => void reconnect());
}

/** Tries to connect at once. */
export async function reconnect(): Promise<void> {
  await engine().reconnect();
}
