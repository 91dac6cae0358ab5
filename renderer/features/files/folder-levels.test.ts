import { expect, test } from 'vitest';
import { levelOf } from './folder-levels.ts';

const file = (path: string) => ({ path: path.split('/'), start: 0, size: 1 });
const tree = {
  files: ['b.txt', 'a10.txt', 'a9.txt', 'sub/one.txt', 'sub/deep/two.txt', 'subway/x'].map(file),
  empty: [['none'], ['sub', 'void']],
};

test('a level shows its own files and folders, in the order of their names', () => {
  const top = levelOf(tree, []);
  expect(top.folders).toEqual([
    { name: 'none', files: 0 },
    { name: 'sub', files: 2 },
    { name: 'subway', files: 1 },
  ]);
  expect(top.files.map(({ path }) => path.join('/'))).toEqual(['a9.txt', 'a10.txt', 'b.txt']);
  const sub = levelOf(tree, ['sub']);
  expect(sub.folders.map(({ name }) => name)).toEqual(['deep', 'void']);
  expect(sub.files.map(({ path }) => path.join('/'))).toEqual(['sub/one.txt']);
});
