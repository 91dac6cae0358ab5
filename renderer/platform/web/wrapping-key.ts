import type { MachineSeal } from '#e2ee/vault/ports.ts';

const DATABASE = 'vestnik-vault';
const STORE = 'keys';
const ID = 'wrapping-key';
const AES = 'AES-GCM';
const IV_BYTES = 12;

/**
 * A non-extractable AES-256-GCM key that the browser keeps: a script can use it while the page is open,
 * but no script can carry it away.
 */
export const browserSeal: MachineSeal = {
  // Browsers offer WebCrypto on secure origins alone.
  isAvailable: async () => isSecureContext,
  async wrap(secret) {
    const key = (await readKey()) ?? (await createKey());
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const sealed = await crypto.subtle.encrypt({ name: AES, iv }, key, Uint8Array.from(secret));
    return Uint8Array.from([...iv, ...new Uint8Array(sealed)]);
  },
  async unwrap(wrapped) {
    const key = await readKey();
    if (!key) throw new Error('the wrapping key is gone');
    const iv = Uint8Array.from(wrapped.subarray(0, IV_BYTES));
    const sealed = Uint8Array.from(wrapped.subarray(IV_BYTES));
    const secret = await crypto.subtle.decrypt({ name: AES, iv }, key, sealed);
    return { secret: new Uint8Array(secret), rewrap: false };
  },
  async destroy() {
    await settled(indexedDB.deleteDatabase(DATABASE));
  },
};

const readKey = (): Promise<CryptoKey | undefined> =>
  withStore('readonly', (store) => store.get(ID));

async function createKey(): Promise<CryptoKey> {
  const algorithm = { name: AES, length: 256 };
  const key = await crypto.subtle.generateKey(algorithm, false, ['encrypt', 'decrypt']);
  await withStore('readwrite', (store) => store.add(key, ID));
  return key;
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
