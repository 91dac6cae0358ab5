/**
 * Persistence as the engine sees it: a few tables of sealed records, ordered indexes over the
 * plaintext fields named in `TABLES`, and atomic batches. Implemented by `renderer/db` (Dexie) and
 * `client-node/store` (node:sqlite); both seal every other field with the local key.
 */

/** Key and index fields per table: these alone stand in clear on disk. */
export const TABLES = {
  /** One record per setting: account, session, schema-independent flags. */
  meta: { key: ['key'], indexes: {} },
  people: { key: ['userId'], indexes: {} },
  chats: { key: ['chatId'], indexes: { byActivity: ['activityAt'] } },
  messages: {
    key: ['id'],
    indexes: { byOrder: ['chatId', 'order'] },
  },
  outbox: { key: ['id'], indexes: { byChat: ['chatId', 'order'] } },
  /** MLS state at the start of an epoch. */
  groups: { key: ['chatId'], indexes: {} },
  /** Secret-tree nodes that changed since the snapshot. */
  groupDeltas: { key: ['chatId', 'node'], indexes: { byChat: ['chatId', 'node'] } },
  /** Commit that was made but not yet acknowledged, with the state it leads to. */
  pendingCommits: { key: ['chatId'], indexes: {} },
  /** Private parts of published key packages. */
  keyPackages: { key: ['ref'], indexes: { byExpiry: ['expiresAt'] } },
  /** Words of the search index and where they stand, by a blind bucket. */
  searchBlocks: { key: ['segment', 'bucket'], indexes: {} },
  /** Ids and times of indexed messages, so many per chunk. */
  searchDocs: { key: ['chunk'], indexes: {} },
  /** Times that the chunks of a segment span. */
  searchSegments: { key: ['segment'], indexes: {} },
  /** Messages that the index still has to take in or to forget. */
  searchQueue: { key: ['id', 'kind'], indexes: { byId: ['id'] } },
  /** Starred messages. */
  stars: { key: ['id'], indexes: {} },
  /** Messages that disappear. */
  expiries: { key: ['id'], indexes: { byTime: ['expiresAt'] } },
  /** What the account holds for itself. */
  accountData: { key: ['key'], indexes: {} },
} as const;

export type TableName = keyof typeof TABLES;

/** Tables that each schema version brought, oldest first. What was released never changes. */
export const TABLES_OF_VERSIONS: readonly (readonly TableName[])[] = [
  [
    'meta',
    'people',
    'chats',
    'messages',
    'outbox',
    'groups',
    'groupDeltas',
    'pendingCommits',
    'keyPackages',
  ],
  ['searchBlocks', 'searchDocs', 'searchSegments', 'searchQueue'],
  ['stars', 'expiries'],
  ['accountData'],
];
export type KeyPart = string | number;
/** Values of a table's key fields, in their order. */
export type Key = readonly KeyPart[];
/** Structured-cloneable plain data with `Uint8Array` leaves; key and index fields included. */
export type StoredRecord = Record<string, unknown>;

export type WriteOp =
  | { table: TableName; put: StoredRecord }
  | { table: TableName; delete: Key }
  /** Deletes the records whose index starts with this prefix. */
  | { table: TableName; index: string; deletePrefix: Key };

export interface RangeQuery {
  index: string;
  /** Fixed leading fields of the index, e.g. `[chatId]`. */
  prefix?: Key;
  /** Bounds on the next field; exclusive. */
  above?: KeyPart;
  below?: KeyPart;
  /** Descending when true. */
  reverse?: boolean;
  limit?: number;
}

/** Failure of the medium: full, broken, or written by a newer version. */
export class StoreError extends Error {
  readonly code: 'storage-full' | 'storage-failed' | 'storage-newer';
  constructor(code: StoreError['code'], cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

export interface Store {
  get(table: TableName, key: Key): Promise<StoredRecord | undefined>;
  getMany(table: TableName, keys: Key[]): Promise<(StoredRecord | undefined)[]>;
  all(table: TableName): Promise<StoredRecord[]>;
  range(table: TableName, query: RangeQuery): Promise<StoredRecord[]>;
  count(table: TableName, query?: Omit<RangeQuery, 'reverse' | 'limit'>): Promise<number>;
  /** All or nothing, on disk when it resolves. */
  write(ops: WriteOp[]): Promise<void>;
  close(): Promise<void>;
  /** Deletes every record and the database itself. */
  wipe(): Promise<void>;
  usage(): Promise<{ usedBytes: number | null; quotaBytes: number | null }>;
}
