import type { Repositories } from '../ports.ts';
import { StorageThread } from './storage-thread.ts';

type Method = (input: unknown) => Promise<unknown>;

/**
 * Opens the SQLite storage in a folder.
 * @param onFailure called when the storage thread dies later on: nothing can be stored from then on.
 * @throws StorageError when the folder can't be used, is in use, or was written by a newer version.
 */
export async function openSqlite(
  folder: string,
  onFailure: (error: Error) => void,
): Promise<Repositories> {
  const thread = new StorageThread(folder, (error) => {
    if (opened) onFailure(error);
  });
  let opened = false;
  const repositories: Record<string, Record<string, Method>> = {};
  for (const [repository, methods] of Object.entries(await thread.ready)) {
    repositories[repository] = Object.fromEntries(
      methods.map((method) => [method, (input) => thread.call(`${repository}.${method}`, input)]),
    );
  }
  opened = true;
  // The worker names exactly the methods that `operations` implements for these ports.
  return Object.assign(repositories, { close: () => thread.close() }) as unknown as Repositories;
}
