/** What the two sides of the storage thread say to each other. */

/** `repository.method` and its input. */
export type Call = readonly [name: string, input: unknown];

/** Answers stand in the order of the calls. */
export type Outcome = { value: unknown } | { error: string };

export type ToWorker = { calls: Call[] } | { close: true };

export type FromWorker =
  | { ready: Record<string, string[]> }
  | { failed: string }
  | { outcomes: Outcome[] }
  | { closed: true };
