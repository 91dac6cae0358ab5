import type { DeviceId } from '#contract/wire/primitives.ts';
import { expect, test } from 'vitest';
import { type Person, Directory, bytes, groupOf, person, text } from './testing/people.ts';
import type { Group } from './types.ts';

const AAD = bytes('id');
const ids = (members: readonly { deviceId: string }[]) => members.map(({ deviceId }) => deviceId);

async function people(count: number) {
  const directory = new Directory();
  const all: Person[] = [];
  for (let i = 0; i < count; i++) all.push(await person(directory));
  return { directory, all: all as [Person, Person, Person, Person] };
}

async function secretOf(group: Group) {
  return Buffer.from(await group.exportSecret('test', bytes('context'), 32)).toString('hex');
}

test('a commit tells who made it, who came and who went', async () => {
  const { all } = await people(4);
  const [anna, boris, clara, dora] = all;
  const [a, b, c] = await groupOf([anna, boris, clara]);
  expect(a!.epoch).toBe(1);
  expect(ids(a!.members)).toEqual([anna, boris, clara].map(({ device }) => device.deviceId));

  const joins = await dora.keyPackage();
  const adding = await b!.commit({ add: [joins.publicPackage] });
  expect(ids(adding.added)).toEqual([dora.device.deviceId]);
  const added = await a!.applyCommit(adding.commit);
  expect(added.committer?.deviceId).toBe(boris.device.deviceId);
  expect(ids(added.added)).toEqual([dora.device.deviceId]);
  expect(added.removed).toEqual([]);
  expect(added.group?.epoch).toBe(2);
  const d = await dora.mls.join(adding.welcome!, joins);
  expect(d.epoch).toBe(2);
  expect(await secretOf(d)).toBe(await secretOf(added.group!));

  const b2 = boris.mls.restore(adding.next, []);
  const removing = await added.group!.commit({ remove: [clara.device.deviceId] });
  expect(removing.welcome).toBeNull();
  expect(ids(removing.removed)).toEqual([clara.device.deviceId]);
  const c2 = (await c!.applyCommit(adding.commit)).group!;
  const gone = await c2.applyCommit(removing.commit);
  expect(gone.group).toBeNull();
  expect(ids(gone.removed)).toEqual([clara.device.deviceId]);
  expect(gone.committer?.deviceId).toBe(anna.device.deviceId);
  const seen = await b2.applyCommit(removing.commit);
  expect(ids(seen.removed)).toEqual([clara.device.deviceId]);
  expect(ids(seen.group!.members)).not.toContain(clara.device.deviceId);
});

test('a freed leaf can be taken by another device', async () => {
  const { all } = await people(4);
  const [anna, boris, clara, dora] = all;
  const [a, b] = await groupOf([anna, boris, clara]);
  const removing = await a!.commit({ remove: [clara.device.deviceId] });
  const a2 = anna.mls.restore(removing.next, []);
  const b2 = (await b!.applyCommit(removing.commit)).group!;
  const joins = await dora.keyPackage();
  const adding = await a2.commit({ add: [joins.publicPackage] });
  const applied = await b2.applyCommit(adding.commit);
  expect(applied.added).toMatchObject([{ deviceId: dora.device.deviceId, leafIndex: 2 }]);
  expect(applied.removed).toEqual([]);
});

test('of two commits in one epoch one wins and the other is made anew', async () => {
  const { all } = await people(4);
  const [anna, boris, clara, dora] = all;
  const [a, b, c] = await groupOf([anna, boris, clara]);
  const joins = await dora.keyPackage();
  const winner = await a!.commit({ add: [joins.publicPackage] });
  const loser = await b!.commit({});
  const a2 = anna.mls.restore(winner.next, []);
  const b2 = (await b!.applyCommit(winner.commit)).group!;
  const c2 = (await c!.applyCommit(winner.commit)).group!;
  const d2 = await dora.mls.join(winner.welcome!, joins);
  for (const group of [a2, b2, c2, d2]) {
    await expect(group.applyCommit(loser.commit)).rejects.toMatchObject({ code: 'invalid-commit' });
  }
  const again = await b2.commit({});
  const states = [boris.mls.restore(again.next, [])];
  for (const group of [a2, c2, d2]) states.push((await group.applyCommit(again.commit)).group!);
  expect(new Set(await Promise.all(states.map(secretOf))).size).toBe(1);
});

test('changes that make no sense are refused before anything happens', async () => {
  const { all } = await people(3);
  const [anna, boris, clara] = all;
  const [a] = await groupOf([anna, boris]);
  const joins = await clara.keyPackage();
  const before = a!.snapshot();
  const add = [joins.publicPackage];
  const remove = [boris.device.deviceId];
  for (const change of [
    { add, remove },
    { remove: [anna.device.deviceId] },
    { remove: ['0'.repeat(16) as DeviceId] },
    { add: [joins.publicPackage, joins.publicPackage] },
    { add: [(await boris.keyPackage()).publicPackage] },
  ]) {
    await expect(a!.commit(change)).rejects.toMatchObject({ code: 'invalid-commit' });
  }
  expect(a!.snapshot()).toEqual(before);
});

test('changed, replayed, own and out-of-place commits are refused and change nothing', async () => {
  const { all } = await people(2);
  const [anna, boris] = all;
  const [a, b] = await groupOf([anna, boris]);
  const made = await a!.commit({});
  const before = b!.snapshot();
  const message = await a!.encrypt(bytes('no commit'), AAD);
  const bad: Uint8Array[] = [bytes('garbage'), new Uint8Array(), message.ciphertext];
  for (let at = 0; at < made.commit.byteLength; at += 23) {
    bad.push(made.commit.with(at, made.commit[at]! ^ 4));
  }
  for (const wrong of bad) {
    await expect(b!.applyCommit(wrong)).rejects.toMatchObject({ code: 'invalid-commit' });
  }
  expect(b!.snapshot()).toEqual(before);
  await expect(a!.applyCommit(made.commit)).rejects.toMatchObject({ code: 'invalid-commit' });
  const applied = (await b!.applyCommit(made.commit)).group!;
  await expect(applied.applyCommit(made.commit)).rejects.toMatchObject({ code: 'invalid-commit' });
  await expect(applied.decrypt(message.ciphertext)).rejects.toMatchObject({
    code: 'undecryptable',
  });
});

test('the exporter gives all members one secret per label, context and epoch', async () => {
  const { all } = await people(2);
  const [a, b] = await groupOf([all[0], all[1]]);
  expect(await secretOf(a!)).toBe(await secretOf(b!));
  const other = await a!.exportSecret('other', bytes('context'), 32);
  expect(Buffer.from(other).toString('hex')).not.toBe(await secretOf(a!));
  const made = await a!.commit({});
  const next = (await b!.applyCommit(made.commit)).group!;
  expect(await secretOf(next)).not.toBe(await secretOf(a!));
  const { ciphertext } = await next.encrypt(bytes('on'), AAD);
  const read = await all[0].mls.restore(made.next, []).decrypt(ciphertext);
  expect(text(read.plaintext)).toBe('on');
});
