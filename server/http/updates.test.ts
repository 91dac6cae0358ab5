import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testServer } from '../testing/server.ts';

test('versions of the app are served from the folder that was named, and nothing beside it', async () => {
  await using without = await testServer();
  expect((await fetch(`${without.url}/updates/latest.yml`)).status).toBe(404);
  const folder = join(without.data, 'versions');
  await mkdir(folder);
  await writeFile(join(folder, 'latest.yml'), 'version: 1.0.0\n');
  await writeFile(join(folder, '.hidden'), 'secret');
  await using server = await testServer({ updates: folder });
  const get = (path: string) => fetch(`${server.url}/updates/${path}`);
  const description = await get('latest.yml');
  expect(await description.text()).toBe('version: 1.0.0\n');
  expect(description.headers.get('cache-control')).toBe('no-store');
  for (const path of ['', '.hidden', '..%2fvestnik.db', 'missing'])
    expect((await get(path)).status, path).toBeGreaterThanOrEqual(400);
});
