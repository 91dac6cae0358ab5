import { create } from 'zustand';
import type { ConnectionView } from '#contract/engine/views.ts';

export interface ConnectionState extends ConnectionView {
  /** The connection is broken, through all attempts until one succeeds. */
  broken: boolean;
}

/** The engine's connection as it last told. */
export const useConnection = create<ConnectionState>()(() => ({
  state: 'connecting',
  retryAt: null,
  completeAt: null,
  code: null,
  broken: false,
}));

export function setConnection(connection: ConnectionView): void {
  useConnection.setState((before) => ({ ...connection, broken: isBroken(connection, before) }));
}

function isBroken({ state }: ConnectionView, before: ConnectionState): boolean {
  if (state === 'connecting') return before.broken;
  return state === 'offline' || state === 'waiting';
}
