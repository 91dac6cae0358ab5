import * as v from 'valibot';

/** What the service worker of players asks the page: bytes of a stream from `start` to before `end`. */
export const streamRequestSchema = v.object({
  /** The random name under which the page offers a file. */
  stream: v.pipe(v.string(), v.maxLength(64)),
  start: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Null: as many as the page likes to give. */
  end: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
});
export type StreamRequest = v.InferOutput<typeof streamRequestSchema>;

/** The page's answer, as far as it goes; fewer bytes than asked for are followed by another question. */
export interface StreamAnswer {
  bytes: Uint8Array<ArrayBuffer>;
  /** Bytes of the whole file. */
  size: number;
  /** MIME type. */
  type: string;
}
