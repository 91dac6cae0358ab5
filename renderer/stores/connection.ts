import { create } from 'zustand';
import type { ConnectionView } from '#contract/engine/views.ts';

/** The engine's connection as it last told. */
export const useConnection = create<ConnectionView>()(() => ({
  state: 'connecting',
  retryAt: null,
  completeAt: null,
  code: null,
}));

export function setConnection(connection: ConnectionView): void {
  useConnection.setState(connection, true);
}
