import { parentPort, workerData } from 'node:worker_threads';
import { pack } from './arena.ts';
import { openDatabase } from './database.ts';
import { groupCommit } from './group-commit.ts';
import { operations } from './operations/index.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** The one thread that touches the database. */
const port = parentPort!;

function send(message: FromWorker) {
  const { value, transfer } = pack(message);
  port.postMessage(value, transfer);
}

try {
  serve(workerData.folder as string);
} catch (error) {
  send({ failed: error instanceof Error ? error.message : 'the database could not be opened' });
}

function serve(folder: string) {
  const db = openDatabase(folder);
  const byName = new Map<string, (input: unknown) => unknown>();
  const ready: Record<string, string[]> = {};
  for (const [repository, methods] of Object.entries(operations(db))) {
    ready[repository] = Object.keys(methods);
    for (const [method, operation] of Object.entries(methods)) {
      byName.set(`${repository}.${method}`, operation);
    }
  }

  port.on('message', (message: ToWorker) => {
    if ('calls' in message) {
      send({ outcomes: groupCommit(db, byName, message.calls) });
      return;
    }
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
    send({ closed: true });
    port.close();
  });
  send({ ready });
}
