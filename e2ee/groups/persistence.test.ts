import { expect, test } from 'vitest';
import { DEFAULT_SUITE } from './suite.ts';
import { Directory, Disk, FAST_SUITE, bytes, groupOf, person, text } from './testing/people.ts';
import type { Group, GroupDelta } from './types.ts';

const AAD = bytes('id');

async function pair(suite = FAST_SUITE) {
  const directory = new Directory();
  const [anna, boris] = [await person(directory, suite), await person(directory, suite)];
  const [a, b] = await groupOf([anna, boris]);
  return { directory, anna, boris, a: a!, b: b! };
}

test('snapshot and deltas equal the state in memory after every single write', async () => {
  const { anna, boris, a, b } = await pair();
  let [left, right] = [a, b];
  const disks = { left: new Disk(a), right: new Disk(b) };
  for (let step = 0; step < 24; step++) {
    const leftSends = step % 3 !== 0;
    const made = await (leftSends ? left : right).encrypt(bytes(`m${step}`), AAD);
    // The writer is killed before or after its delta is on the disk; both restart points must serve.
    const before = (leftSends ? disks.left : disks.right).restore(leftSends ? anna.mls : boris.mls);
    expect(before.snapshot()).toEqual((leftSends ? left : right).snapshot());
    (leftSends ? disks.left : disks.right).message(made.delta);
    const read = await (leftSends ? right : left).decrypt(made.ciphertext);
    (leftSends ? disks.right : disks.left).message(read.delta);
    [left, right] = leftSends ? [made.group, read.group] : [read.group, made.group];
    expect(disks.left.restore(anna.mls).snapshot()).toEqual(left.snapshot());
    expect(disks.right.restore(boris.mls).snapshot()).toEqual(right.snapshot());
    if (step % 7 === 6) {
      const commit = await left.commit({});
      const applied = (await right.applyCommit(commit.commit)).group!;
      [left, right] = [anna.mls.restore(commit.next, []), applied];
      disks.left.epoch(commit.next);
      disks.right.epoch(applied.snapshot());
    }
  }
});

test('a message lost between encryption and its write is made again', async () => {
  const { anna, a, b } = await pair();
  const disk = new Disk(a);
  await a.encrypt(bytes('lost in the crash'), AAD);
  const again = await disk.restore(anna.mls).encrypt(bytes('made again'), AAD);
  expect(text((await b.decrypt(again.ciphertext)).plaintext)).toBe('made again');
});

test('a message read before the crash but not stored is read again', async () => {
  const { boris, a, b } = await pair();
  const disk = new Disk(b);
  const { ciphertext } = await a.encrypt(bytes('once more'), AAD);
  await b.decrypt(ciphertext);
  const again = await disk.restore(boris.mls).decrypt(ciphertext);
  expect(text(again.plaintext)).toBe('once more');
});

test('a commit pending in a crash is adopted or dropped', async () => {
  const { anna, boris, a, b } = await pair();
  const disk = new Disk(a);
  const pending = await a.commit({});
  const accepted = anna.mls.restore(pending.next, []);
  expect(accepted.epoch).toBe(2);
  const theirs = await b.commit({});
  const dropped = (await disk.restore(anna.mls).applyCommit(theirs.commit)).group!;
  const { ciphertext } = await dropped.encrypt(bytes('winner'), AAD);
  const read = await boris.mls.restore(theirs.next, []).decrypt(ciphertext);
  expect(text(read.plaintext)).toBe('winner');
});

test('deltas of an earlier epoch are passed over, of a later one refused', async () => {
  const { anna, a, b } = await pair();
  const early = await a.encrypt(bytes('early'), AAD);
  const old = early.group.snapshot();
  const made = await early.group.commit({});
  const late = await anna.mls.restore(made.next, []).encrypt(bytes('late'), AAD);
  const kept = anna.mls.restore(made.next, [early.delta]);
  expect(kept.snapshot()).toEqual(anna.mls.restore(made.next, []).snapshot());
  expect(() => anna.mls.restore(old, [late.delta])).toThrow('bad-state');
  expect(b.epoch).toBe(1);
});

test('a broken snapshot or delta is a typed error', async () => {
  const { anna, boris, a } = await pair();
  const snapshot = a.snapshot();
  const { delta } = await a.encrypt(bytes('x'), AAD);
  const refused = (stored: Uint8Array, deltas: GroupDelta[] = []) => {
    expect(() => anna.mls.restore(stored, deltas)).toThrow('bad-state');
  };
  refused(new Uint8Array());
  refused(snapshot.with(0, 9));
  refused(Uint8Array.of(...snapshot, 0));
  for (let length = 1; length < snapshot.byteLength; length += 31) {
    refused(snapshot.subarray(0, length));
  }
  refused(snapshot, [{ ...delta, node: 99 }]);
  refused(snapshot, [{ ...delta, bytes: delta.bytes.subarray(0, 20) }]);
  refused(snapshot, [{ ...delta, bytes: delta.bytes.subarray(0, 5) }]);
  expect(() => boris.mls.restore(snapshot, [])).toThrow('bad-state');
});

test('another ciphersuite does not open a snapshot', async () => {
  const { a } = await pair();
  const other = await person(new Directory(), DEFAULT_SUITE);
  expect(() => other.mls.restore(a.snapshot(), [])).toThrow('bad-state');
});

test('what is written per message and per epoch stays small', async () => {
  const { a, b } = await pair(DEFAULT_SUITE);
  const made = await a.encrypt(bytes('hello'), AAD);
  const read = await b.decrypt(made.ciphertext);
  expect(made.delta.bytes.byteLength).toBeLessThan(200);
  expect(read.delta.bytes.byteLength).toBeLessThan(200);
  const group: Group = read.group;
  expect(group.snapshot().byteLength).toBeLessThan(8 * 1024);
});
