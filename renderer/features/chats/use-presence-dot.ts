import type { UserId } from '#contract/wire/primitives.ts';
import { useConnection } from '../../stores/connection.ts';
import { usePresence } from '../../stores/presence.ts';
import type { PresenceDot } from '../../ui/Avatar.tsx';

/** The dot at a person's picture; without a connection nobody is known to be there. */
export function usePresenceDot(userId: UserId | null | undefined): PresenceDot | null {
  const isConnected = useConnection(({ state }) => state === 'online' || state === 'syncing');
  const presence = usePresence(({ byUser }) => (userId ? byUser[userId]?.state : undefined));
  if (!isConnected) return null;
  return presence === 'online' || presence === 'do-not-disturb' ? presence : null;
}
