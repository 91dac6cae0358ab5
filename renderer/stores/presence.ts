import { create } from 'zustand';
import type { PresenceView } from '#contract/engine/views.ts';
import type { UserId } from '#contract/wire/primitives.ts';

interface PresenceStore {
  byUser: Readonly<Partial<Record<UserId, PresenceView>>>;
}

export const usePresence = create<PresenceStore>()(() => ({ byUser: {} }));

export function upsertPresence(presences: readonly PresenceView[]): void {
  usePresence.setState((state) => ({
    byUser: {
      ...state.byUser,
      ...Object.fromEntries(presences.map((presence) => [presence.userId, presence])),
    },
  }));
}

export function clearPresence(): void {
  usePresence.setState({ byUser: {} });
}
