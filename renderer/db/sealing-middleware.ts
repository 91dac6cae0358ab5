import type { DBCore, DBCoreCursor, DBCoreMutateRequest, DBCoreTable, Middleware } from 'dexie';
import { clearFields, open, seal } from '#client/ports/sealed-record.ts';
import { type KeyPart, type StoredRecord, TABLES, type TableName } from '#client/ports/store.ts';
import type { Dek } from '#e2ee/keys.ts';
import { SEALED_FIELD } from './schema.ts';

/**
 * Seals each record on its way into IndexedDB and opens it on its way out. It sits right above
 * IndexedDB, so everything else in Dexie works with open records. Synchronous: a transaction of
 * IndexedDB would end while WebCrypto works.
 */
export function sealingMiddleware(dek: Dek): Middleware<DBCore> {
  return {
    stack: 'dbcore',
    name: 'sealing',
    level: -100,
    create: (down) => ({
      ...down,
      table: (name) => {
        const table = down.table(name);
        return name in TABLES ? sealedTable(table, name as TableName, dek) : table;
      },
    }),
  };
}

function sealedTable(down: DBCoreTable, name: TableName, dek: Dek): DBCoreTable {
  const names = clearFields(name);

  const sealed = (record: StoredRecord): StoredRecord => {
    const parts = seal(dek, name, record);
    const row: StoredRecord = { [SEALED_FIELD]: parts.sealed };
    names.forEach((field, i) => (row[field] = parts.fields[i]));
    return row;
  };

  const opened = (row: StoredRecord | undefined): StoredRecord | undefined =>
    row &&
    open(dek, name, {
      fields: names.map((field) => row[field] as KeyPart),
      sealed: row[SEALED_FIELD] as Uint8Array<ArrayBuffer>,
    });

  return {
    ...down,
    mutate: (request) => down.mutate(sealedRequest(request, sealed)),
    get: async (request) => opened(await down.get(request)),
    getMany: async (request) => (await down.getMany(request)).map(opened),
    query: async (request) => {
      const { result } = await down.query(request);
      return { result: request.values ? result.map(opened) : result };
    },
    openCursor: async (request) => {
      const cursor = await down.openCursor(request);
      return cursor && request.values ? openedCursor(cursor, opened) : cursor;
    },
  };
}

function sealedRequest(
  request: DBCoreMutateRequest,
  sealed: (record: StoredRecord) => StoredRecord,
): DBCoreMutateRequest {
  if (request.type !== 'add' && request.type !== 'put') return request;
  return { ...request, values: request.values.map(sealed) };
}

/** The same cursor, with a value that opens when it is read. */
function openedCursor(
  cursor: DBCoreCursor,
  opened: (row: StoredRecord | undefined) => StoredRecord | undefined,
): DBCoreCursor {
  return new Proxy(cursor, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (property === 'value') return opened(value as StoredRecord | undefined);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
