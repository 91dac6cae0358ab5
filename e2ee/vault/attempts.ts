import * as v from 'valibot';

/** Wrong passphrases in a row, and when the last one was tried (ms since 1970). */
const schema = v.object({
  failures: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  at: v.pipe(v.number(), v.safeInteger()),
});
export type Attempts = v.InferOutput<typeof schema>;

export const NO_ATTEMPTS: Attempts = { failures: 0, at: 0 };

/** Seconds of waiting after so many failures; the last one stands for all further. */
const DELAYS = [0, 0, 0, 5, 15, 30, 60, 120, 300] as const;

/** Time until the next attempt is taken, in ms. A clock that was set back never lengthens a delay. */
export function waitAfter({ failures, at }: Attempts, now: number): number {
  const delay = DELAYS[Math.min(failures, DELAYS.length - 1)]! * 1000;
  return Math.min(delay, Math.max(0, at + delay - now));
}

/**
 * Reads the count. It only slows down whoever sits at the app: someone who can write to the disk can
 * also copy the record and guess elsewhere, where Argon2id alone stands in the way.
 */
export function parseAttempts(text: string | null): Attempts {
  try {
    const result = v.safeParse(schema, JSON.parse(text ?? 'null'));
    return result.success ? result.output : NO_ATTEMPTS;
  } catch {
    return NO_ATTEMPTS;
  }
}
