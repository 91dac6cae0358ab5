import type { InviteView } from '#contract/engine/invites.ts';

/** Whether a link lets people in at a time (Unix ms). */
export function isOpen({ expiresAt, maxUses, uses }: InviteView, now: number): boolean {
  return (expiresAt === null || expiresAt > now) && (maxUses === null || uses < maxUses);
}
