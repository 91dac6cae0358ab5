import type { UpdateOptions } from '#contract/platform/updates-api.ts';
import { platform } from '../platform/index.ts';
import { useStartup } from '../stores/startup.ts';
import { setUpdates, useUpdates } from '../stores/updates.ts';
import { flushDrafts } from './chats/index.ts';
import { engine, onEngineEvent } from './engine.ts';

/** Follows the host's updates; `onReady` says once that a version waits. Call once. */
export function startUpdates(onReady: (version: string) => void): void {
  const updates = platform.host?.updates;
  if (!updates) return;
  const told = new Set<string>();
  updates.onChange((state) => {
    setUpdates({ state });
    if (state.phase !== 'ready' || told.has(state.version)) return;
    told.add(state.version);
    onReady(state.version);
  });
  void updates.state().then((state) => setUpdates({ state }));
  onEngineEvent(({ type }) => {
    if (type === 'messages' && useUpdates.getState().waitsFor !== null) void proceed();
  });
}

export async function checkForUpdates(): Promise<void> {
  await platform.host?.updates.check();
}

export async function setUpdateOptions(change: Partial<UpdateOptions>): Promise<void> {
  await platform.host?.updates.setOptions(change);
}

/** Restarts into the new version once nothing waits to be sent. */
export async function restartToUpdate(): Promise<void> {
  setUpdates({ waitsFor: 0 });
  await proceed();
}

/** Restarts at once: what waits is on the disk and goes out afterwards. */
export async function restartAnyway(): Promise<void> {
  setUpdates({ waitsFor: 0 });
  flushDrafts();
  await platform.host?.updates.restart();
}

export function cancelRestart(): void {
  setUpdates({ waitsFor: null });
}

async function proceed(): Promise<void> {
  const running = useStartup.getState().startup.phase === 'ready';
  const waitsFor = running ? await engine().unsent() : 0;
  if (useUpdates.getState().waitsFor === null) return;
  setUpdates({ waitsFor });
  if (waitsFor === 0) await restartAnyway();
}
