import type { DatabaseSync, SQLInputValue } from 'node:sqlite';

export type Row = Record<string, unknown>;

export interface Statement<R extends Row> {
  get(...values: SQLInputValue[]): R | undefined;
  all(...values: SQLInputValue[]): R[];
  run(...values: SQLInputValue[]): { changes: number };
}

/** A prepared statement whose rows have the type that its SQL says. */
export function prepare<R extends Row = Row>(db: DatabaseSync, sql: string): Statement<R> {
  return db.prepare(sql) as unknown as Statement<R>;
}

/** Runs `body` so that its writes vanish when it throws, without touching what came before. */
export function atomically<T>(db: DatabaseSync, body: () => T): T {
  db.exec('SAVEPOINT op');
  try {
    const result = body();
    db.exec('RELEASE op');
    return result;
  } catch (error) {
    db.exec('ROLLBACK TO op; RELEASE op');
    throw error;
  }
}

/** Whether a statement failed on a UNIQUE constraint of this column list, e.g. `accounts.handle`. */
export function violates(error: unknown, columns: string): boolean {
  return (
    error instanceof Error &&
    error.message.startsWith('UNIQUE constraint failed') &&
    error.message.includes(columns)
  );
}

/** The same methods without promises: what runs inside the worker. */
export type Sync<T> = {
  [M in keyof T]: T[M] extends (input: infer I) => Promise<infer R> ? (input: I) => R : never;
};
