import { expect, test } from 'vitest';
import { Directory, bytes, groupOf, person, text } from './testing/people.ts';

const AAD = bytes('id');

async function pair() {
  const directory = new Directory();
  const [anna, boris] = [await person(directory), await person(directory)];
  const [a, b] = await groupOf([anna, boris]);
  return { anna, boris, a: a!, b: b! };
}

test('a value serves again until the one after it was taken further', async () => {
  const { a, b } = await pair();
  const lost = await a.encrypt(bytes('never stored'), AAD);
  const kept = await a.encrypt(bytes('stored'), AAD);
  expect(text((await b.decrypt(kept.ciphertext)).plaintext)).toBe('stored');
  await expect(lost.group.encrypt(bytes('x'), AAD)).rejects.toMatchObject({ code: 'bad-state' });
  const next = await kept.group.encrypt(bytes('next'), AAD);
  await expect(a.encrypt(bytes('x'), AAD)).rejects.toMatchObject({ code: 'bad-state' });
  await expect(a.commit({})).rejects.toMatchObject({ code: 'bad-state' });
  expect(() => a.snapshot()).toThrow('bad-state');
  expect(next.group.snapshot().byteLength).toBeGreaterThan(0);
});

test('overlapping operations end in an error, never in two lines of keys', async () => {
  const { a, b } = await pair();
  const theirs = await b.encrypt(bytes('theirs'), AAD);
  const [own, read] = await Promise.all([
    a.encrypt(bytes('own'), AAD),
    a.decrypt(theirs.ciphertext),
  ]);
  const alive = [own.group, read.group].filter((group) => {
    try {
      return group.snapshot().byteLength > 0;
    } catch {
      return false;
    }
  });
  expect(alive).toHaveLength(1);
});

test('wiping reaches neither the stored bytes nor the restored twin', async () => {
  const { anna, a, b } = await pair();
  const snapshot = a.snapshot();
  const copy = snapshot.slice();
  let group = anna.mls.restore(snapshot, []);
  for (let i = 0; i < 3; i++) group = (await group.encrypt(bytes(`m${i}`), AAD)).group;
  expect(snapshot).toEqual(copy);
  const first = await anna.mls.restore(snapshot, []).encrypt(bytes('again'), AAD);
  expect(text((await b.decrypt(first.ciphertext)).plaintext)).toBe('again');
});

test('a made commit leaves the group as it was', async () => {
  const { a, b } = await pair();
  const before = a.snapshot();
  await a.commit({});
  expect(a.snapshot()).toEqual(before);
  const { ciphertext } = await a.encrypt(bytes('still here'), AAD);
  expect(text((await b.decrypt(ciphertext)).plaintext)).toBe('still here');
});
