import type { Dexie } from 'dexie';
import type { TableName, WriteOp } from '#client/ports/store.ts';
import { boundsOf, primaryKey } from './range.ts';

/** Neighbouring operations of one table and kind: one call of Dexie instead of many. */
type Run = { table: TableName } & (
  | { kind: 'put'; ops: Extract<WriteOp, { put: unknown }>[] }
  | { kind: 'delete'; ops: Extract<WriteOp, { delete: unknown }>[] }
  | { kind: 'deletePrefix'; op: Extract<WriteOp, { deletePrefix: unknown }> }
);

/** Applies all operations in their order, in one transaction over the tables that they name. */
export async function applyOps(database: Dexie, ops: WriteOp[]): Promise<void> {
  if (ops.length === 0) return;
  const runs = runsOf(structuredClone(ops));
  const tables = [...new Set(ops.map((op) => op.table))];
  await database.transaction('rw', tables, async () => {
    for (const run of runs) await apply(database, run);
  });
}

async function apply(database: Dexie, run: Run): Promise<void> {
  const table = database.table(run.table);
  if (run.kind === 'put') {
    await table.bulkPut(run.ops.map((op) => op.put));
  } else if (run.kind === 'delete') {
    await table.bulkDelete(run.ops.map((op) => primaryKey(run.table, op.delete)));
  } else {
    const { lower, upper, lowerOpen, upperOpen, index } = boundsOf(run.table, {
      index: run.op.index,
      prefix: run.op.deletePrefix,
    });
    await table.where(index).between(lower, upper, !lowerOpen, !upperOpen).delete();
  }
}

/** Different tables do not touch each other, so their operations may change places. */
function runsOf(ops: WriteOp[]): Run[] {
  const runs: Run[] = [];
  const latest = new Map<TableName, Run>();
  for (const op of ops) {
    const run = latest.get(op.table);
    if ('put' in op && run?.kind === 'put') run.ops.push(op);
    else if ('delete' in op && run?.kind === 'delete') run.ops.push(op);
    else {
      const next = startRun(op);
      runs.push(next);
      latest.set(op.table, next);
    }
  }
  return runs;
}

function startRun(op: WriteOp): Run {
  const { table } = op;
  if ('put' in op) return { table, kind: 'put', ops: [op] };
  if ('delete' in op) return { table, kind: 'delete', ops: [op] };
  return { table, kind: 'deletePrefix', op };
}
