import type { DatabaseSync } from 'node:sqlite';
import { READS, WITHOUT_SAVEPOINT } from './operations/index.ts';
import { atomically } from './operations/statements.ts';
import type { Call, Outcome } from './protocol.ts';

type Operation = (input: unknown) => unknown;

/**
 * Runs calls in order in one transaction and answers when it is on disk: one fsync for all of them.
 * A call that fails alone is undone alone; when the transaction fails, every call has failed.
 */
export function groupCommit(
  db: DatabaseSync,
  operations: ReadonlyMap<string, Operation>,
  calls: readonly Call[],
): Outcome[] {
  const writes = calls.some(([name]) => !READS.has(name));
  try {
    if (writes) db.exec('BEGIN IMMEDIATE');
    const outcomes = calls.map((call) => run(db, operations, call));
    if (writes) db.exec('COMMIT');
    return outcomes;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    const message = describe(error);
    return calls.map(() => ({ error: message }));
  }
}

function run(
  db: DatabaseSync,
  operations: ReadonlyMap<string, Operation>,
  [name, input]: Call,
): Outcome {
  const operation = operations.get(name);
  if (!operation) return { error: `unknown operation ${name}` };
  if (WITHOUT_SAVEPOINT.has(name)) return { value: operation(input) };
  try {
    return { value: atomically(db, () => operation(input)) };
  } catch (error) {
    // SQLite itself ends the transaction on some errors (full disk): then nothing of it stands.
    if (!db.isTransaction) throw error;
    return { error: describe(error) };
  }
}

/** Only SQLite's own words: values never appear in its messages. */
function describe(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error';
}
