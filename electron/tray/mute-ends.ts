const HOUR = 3_600_000;
/** "Tomorrow" begins when people get up, not at midnight. */
const MORNING = 8;

/** Ends of the silences that the tray offers, in ms since 1970. */
export function muteEnds(now: Date): { hour: number; eight: number; tomorrow: number } {
  const morning = new Date(now);
  morning.setDate(now.getDate() + 1);
  morning.setHours(MORNING, 0, 0, 0);
  return {
    hour: now.getTime() + HOUR,
    eight: now.getTime() + 8 * HOUR,
    tomorrow: morning.getTime(),
  };
}
