const DATABASE = 'vestnik-vault';
const STORE = 'keys';
const ID = 'dek';

export interface WrappedKey {
  /** Non-extractable AES-256-GCM. */
  wrappingKey: CryptoKey;
  iv: Uint8Array<ArrayBuffer>;
  wrapped: ArrayBuffer;
}

/** The wrapped DEK of this profile, or undefined before the first one was made. */
export async function readWrappedKey(): Promise<WrappedKey | undefined> {
  return withStore('readonly', (store) => store.get(ID));
}

/** Stores the first key; when another tab was quicker, that one's key is the answer. */
export async function addWrappedKey(key: WrappedKey): Promise<WrappedKey> {
  try {
    await withStore('readwrite', (store) => store.add(key, ID));
    return key;
  } catch (error) {
    const winner = await readWrappedKey();
    if (winner) return winner;
    throw error;
  }
}

export async function deleteVault(): Promise<void> {
  await settled(indexedDB.deleteDatabase(DATABASE));
}

async function withStore<T>(
  mode: IDBTransactionMode,
  run: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE));
  const database = await settled(opening);
  try {
    const transaction = database.transaction(STORE, mode, { durability: 'strict' });
    const done = new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => reject(transaction.error));
    });
    // A failed request rejects too; only one of the two needs a listener.
    done.catch(() => {});
    const value = await settled(run(transaction.objectStore(STORE)));
    await done;
    return value;
  } finally {
    database.close();
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}
