import { expect, test } from 'vitest';
import { processPrivateMessage, emptyPskIndex } from 'ts-mls';
import { clientConfig } from './config.ts';
import { decodeSnapshot } from './state.ts';
import { loadSuite } from './suite.ts';
import { Directory, FAST_SUITE, bytes, groupOf, person, text } from './testing/people.ts';
import { decodeMessage } from './wire.ts';

const AAD = bytes('id');

test('a removed member reads nothing that is written afterwards', async () => {
  const directory = new Directory();
  const [anna, boris, clara] = [
    await person(directory),
    await person(directory),
    await person(directory),
  ];
  const [a, b, c] = await groupOf([anna, boris, clara]);
  const stolen = c!.snapshot();
  const removing = await a!.commit({ remove: [clara.device.deviceId] });
  expect((await c!.applyCommit(removing.commit)).group).toBeNull();

  const a2 = anna.mls.restore(removing.next, []);
  const secret = await a2.encrypt(bytes('after the removal'), AAD);
  const b2 = (await b!.applyCommit(removing.commit)).group!;
  expect(text((await b2.decrypt(secret.ciphertext)).plaintext)).toBe('after the removal');
  await expect(c!.decrypt(secret.ciphertext)).rejects.toMatchObject({ code: 'undecryptable' });

  // Without our checks too: the bare library with everything that the removed device had.
  const suite = await loadSuite(FAST_SUITE);
  const config = clientConfig(directory.authenticate);
  const before = decodeSnapshot(stolen, [], clara.device.seed, config);
  const commit = decodeMessage(removing.commit, 'mls_private_message')!.privateMessage;
  const result = await processPrivateMessage(before, commit, emptyPskIndex, suite);
  const message = decodeMessage(secret.ciphertext, 'mls_private_message')!.privateMessage;
  for (const state of [before, result.newState]) {
    for (const epoch of [message.epoch, state.groupContext.epoch]) {
      const attempt = processPrivateMessage(state, { ...message, epoch }, emptyPskIndex, suite);
      await expect(attempt).rejects.toThrow();
    }
  }
  const keys = (state: typeof before) => Object.values<Uint8Array>({ ...state.keySchedule });
  const next = decodeSnapshot(removing.next, [], anna.device.seed, config);
  const known = new Set(keys(result.newState).map((key) => Buffer.from(key).toString('hex')));
  for (const key of keys(next)) expect(known.has(Buffer.from(key).toString('hex'))).toBe(false);
});

test('one who comes back starts anew and reads only what follows', async () => {
  const directory = new Directory();
  const [anna, boris] = [await person(directory), await person(directory)];
  const [a, b] = await groupOf([anna, boris]);
  const removing = await a!.commit({ remove: [boris.device.deviceId] });
  expect((await b!.applyCommit(removing.commit)).group).toBeNull();
  const alone = await anna.mls.restore(removing.next, []).encrypt(bytes('meanwhile'), AAD);
  const again = await boris.keyPackage();
  const adding = await alone.group.commit({ add: [again.publicPackage] });
  const b2 = await boris.mls.join(adding.welcome!, again);
  await expect(b2.decrypt(alone.ciphertext)).rejects.toMatchObject({ code: 'undecryptable' });
  const a3 = anna.mls.restore(adding.next, []);
  const { ciphertext } = await a3.encrypt(bytes('welcome back'), AAD);
  expect(text((await b2.decrypt(ciphertext)).plaintext)).toBe('welcome back');
});
