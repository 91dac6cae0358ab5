import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FOLDER_HEAD, folderHead, folderIndexLength, folderTree } from './folder.ts';

const parse = (head: Uint8Array, size: number) => {
  const length = folderIndexLength(head.subarray(0, FOLDER_HEAD));
  return length === null
    ? null
    : folderTree(head.subarray(FOLDER_HEAD, FOLDER_HEAD + length), size);
};
const bundle = (files: [string, number][], empty: string[] = []) =>
  folderHead(
    files.map(([path, size]) => ({ path: path.split('/'), size })),
    empty.map((path) => path.split('/')),
  )!;

test('the tree comes back with the place of each file', () => {
  const head = bundle(
    [
      ['a/one.txt', 3],
      ['a/b/two.txt', 0],
      ['three.txt', 7],
    ],
    ['c/d'],
  );
  const end = head.byteLength;
  expect(parse(head, end + 10)).toEqual({
    files: [
      { path: ['a', 'one.txt'], start: end, size: 3 },
      { path: ['a', 'b', 'two.txt'], start: end + 3, size: 0 },
      { path: ['three.txt'], start: end + 3, size: 7 },
    ],
    empty: [['c', 'd']],
  });
});

test('sizes that do not add up are refused', () => {
  const head = bundle([['a', 3]]);
  expect(parse(head, head.byteLength + 2)).toBeNull();
  expect(parse(head, head.byteLength + 4)).toBeNull();
});

test('names never lead out of the folder', () => {
  const head = bundle([
    ['../../etc/passwd', 1],
    ['/root/x', 1],
    ['a//b', 1],
  ]);
  const paths = parse(head, head.byteLength + 3)!.files.map(({ path }) => path);
  expect(paths).toEqual([
    ['__', '__', 'etc', 'passwd'],
    ['_', 'root', 'x'],
    ['a', '_', 'b'],
  ]);
});

test('names that would lie on each other get a number', () => {
  const head = bundle(
    ['a.txt', 'A.txt', 'b', 'b/c', 'x', 'x', 'd'].map((name) => [name, 0]),
    ['D'],
  );
  const paths = parse(head, head.byteLength)!.files.map(({ path }) => path.join('/'));
  expect(paths).toEqual(['a.txt', 'A (2).txt', 'b (2)', 'b/c', 'x', 'x (2)', 'd (2)']);
});

test('whatever comes is a tree or nothing', () => {
  const good = bundle([['a/b', 5]], ['c']);
  fc.assert(
    fc.property(fc.nat(good.byteLength - 1), fc.nat(255), (at, byte) => {
      const bent = Uint8Array.from(good);
      bent[at] = byte;
      const tree = parse(bent, bent.byteLength + 5);
      for (const { path, start, size } of tree?.files ?? []) {
        expect(path.length).toBeGreaterThan(0);
        expect(start + size).toBeLessThanOrEqual(bent.byteLength + 5);
      }
    }),
  );
});
