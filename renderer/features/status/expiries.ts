/** How long a status may stay; `today` and `week` end with the last moment of the day or the week. */
export const EXPIRIES = ['never', 'half', 'hour', 'four', 'today', 'week'] as const;
export type Expiry = (typeof EXPIRIES)[number];

const MINUTE = 60_000;

/** When a status that is set now ends, Unix ms; null: never. Weeks end on Sunday. */
export function endOf(expiry: Expiry, now: Date): number | null {
  const after = (minutes: number) => now.getTime() + minutes * MINUTE;
  const midnight = (days: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days).getTime();
  switch (expiry) {
    case 'never':
      return null;
    case 'half':
      return after(30);
    case 'hour':
      return after(60);
    case 'four':
      return after(240);
    case 'today':
      return midnight(1);
    case 'week':
      return midnight(((7 - now.getDay()) % 7) + 1);
  }
}
