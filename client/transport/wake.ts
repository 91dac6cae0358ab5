import type { Context } from '../runtime/context.ts';
import type { Timers } from '../runtime/timers.ts';

/** A clock that moved this much further than the timers did was asleep in between. */
const JUMP = 15_000;

/** Calls `woke` when the machine slept: the wall clock jumps ahead of the timers. */
export function watchSleep({ now, timing }: Context, timers: Timers, woke: () => void): void {
  let last = now();
  timers.every(timing.tick, () => {
    const current = now();
    const jumped = current - last > timing.tick + JUMP;
    last = current;
    if (jumped) woke();
  });
}
