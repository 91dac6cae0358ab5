import * as v from 'valibot';

/**
 * What a locked device hears: that messages wait for it, and nothing of them. `POST` below the server's
 * origin with a listener's token (`session:listen`) answers an event stream; the data of each event is
 * how many messages of others stand on the server that the device has not confirmed.
 */
export const WAITING_PATH = '/api/v1/waiting';

/** Silence of the stream after which the other end counts as gone, ms; the server breaks it twice as often. */
export const WAITING_SILENCE = 60_000;

/** More muted chats than this are announced while the device is locked. */
const MOST_MUTED = 1000;

/** Body of the request. */
export const waitingRequestSchema = v.strictObject({
  /** Ids of chats that don't count: those that are muted. */
  without: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(MOST_MUTED)),
});
export type WaitingRequest = v.InferOutput<typeof waitingRequestSchema>;

/** As many as a request takes. */
export const waitingRequest = (without: readonly string[]): WaitingRequest => ({
  without: without.slice(0, MOST_MUTED),
});

export const waitingCountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Where and by what right a locked device listens. Never written to a disk. */
export const waitingWatchSchema = v.strictObject({
  /** Origin of the server. */
  server: v.pipe(v.string(), v.maxLength(256)),
  token: v.pipe(v.string(), v.maxLength(1024)),
  /** End of the token, Unix ms. */
  expiresAt: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  ...waitingRequestSchema.entries,
});
export type WaitingWatch = v.InferOutput<typeof waitingWatchSchema>;
