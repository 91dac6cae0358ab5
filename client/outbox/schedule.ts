import type { Lane, Lanes } from '../chats/lane.ts';
import type { Context } from '../runtime/context.ts';
import type { Timers } from '../runtime/timers.ts';

/** Timers count no further than 2^31 ms, and a clock may be set. */
const MOST = 60 * 60_000;

/** Wakes lanes whose messages were written to be sent later. */
export interface Schedule {
  /** A message with a time was added. */
  arm(): void;
}

export function createSchedule(
  { now }: Context,
  timers: Timers,
  lanes: Lanes,
  wake: (lane: Lane) => void,
): Schedule {
  let cancel = () => {};
  const arm = () => {
    cancel();
    const times = lanes.all().flatMap((lane) => waiting(lane, now()));
    if (times.length === 0) return;
    cancel = timers.after(Math.min(MOST, Math.max(0, Math.min(...times) - now())), () => {
      for (const lane of lanes.all()) if (lane.nextJob(now()) !== undefined) wake(lane);
      arm();
    });
  };
  return { arm };
}

function waiting(lane: Lane, now: number): number[] {
  return lane.jobs.flatMap(({ sendAt }) => (sendAt !== null && sendAt > now ? [sendAt] : []));
}
