import { createCommit, emptyPskIndex } from 'ts-mls';
import { afterEach, expect, test, vi } from 'vitest';
import { clientConfig } from './config.ts';
import { decodeSnapshot } from './state.ts';
import { loadSuite } from './suite.ts';
import { CHAT, Directory, FAST_SUITE, HOUR, groupOf, person } from './testing/people.ts';
import { decodeMessage, encodeMessage } from './wire.ts';

afterEach(() => {
  vi.useRealTimers();
});

async function scene() {
  const directory = new Directory();
  const anna = await person(directory);
  const boris = await person(directory);
  const clara = await person(directory);
  const [a] = await groupOf([anna]);
  const keyPackage = await boris.keyPackage();
  const { welcome } = await a!.commit({ add: [keyPackage.publicPackage] });
  return { directory, anna, boris, clara, a: a!, keyPackage, welcome: welcome! };
}

test('a welcome opens the group that it names', async () => {
  const { boris, keyPackage, welcome, anna } = await scene();
  const group = await boris.mls.join(welcome, keyPackage);
  expect(group.chatId).toBe(CHAT);
  expect(group.epoch).toBe(1);
  expect(group.self.deviceId).toBe(boris.device.deviceId);
  expect(group.members[0]?.deviceId).toBe(anna.device.deviceId);
});

test('it opens for nobody else and with no other key package', async () => {
  const { boris, clara, keyPackage, welcome } = await scene();
  const invalid = { code: 'invalid-welcome' };
  const others = await clara.keyPackage();
  await expect(clara.mls.join(welcome, others)).rejects.toMatchObject(invalid);
  await expect(clara.mls.join(welcome, keyPackage)).rejects.toMatchObject(invalid);
  await expect(boris.mls.join(welcome, await boris.keyPackage())).rejects.toMatchObject(invalid);
  const mixed = { ...keyPackage, privatePackage: (await boris.keyPackage()).privatePackage };
  await expect(boris.mls.join(welcome, mixed)).rejects.toMatchObject(invalid);
  const broken = { ...keyPackage, privatePackage: new Uint8Array(3) };
  await expect(boris.mls.join(welcome, broken)).rejects.toMatchObject(invalid);
});

test('any changed byte spoils it', async () => {
  const { boris, keyPackage, welcome } = await scene();
  for (let at = 0; at < welcome.byteLength; at += 17) {
    const changed = welcome.with(at, welcome[at]! ^ 1);
    await expect(boris.mls.join(changed, keyPackage)).rejects.toMatchObject({
      code: 'invalid-welcome',
    });
  }
  expect(() => boris.mls.welcomeRefs(welcome.subarray(1))).toThrow('invalid-welcome');
});

test('a group with a device that nobody vouches for is not joined', async () => {
  const { directory, anna, boris, keyPackage, welcome } = await scene();
  directory.revoke(anna.device);
  await expect(boris.mls.join(welcome, keyPackage)).rejects.toMatchObject({
    code: 'invalid-welcome',
  });
});

test('a lapsed leaf of a third device keeps nobody out, nor does a late start', async () => {
  const { directory, anna, boris, clara, a } = await scene();
  const short = await clara.keyPackage(HOUR);
  const own = await boris.keyPackage(HOUR);
  const made = await a.commit({ add: [short.publicPackage] });
  const next = await anna.mls.restore(made.next, []).commit({ add: [own.publicPackage] });
  const lapsing = await (await person(directory)).keyPackage(HOUR);
  const late = await anna.mls.restore(next.next, []).commit({ add: [lapsing.publicPackage] });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * HOUR });
  const group = await boris.mls.join(next.welcome!, own);
  expect(group.members).toHaveLength(3);
  // The group that was joined checks the lifetimes of those who come later all the same.
  await expect(group.applyCommit(late.commit)).rejects.toMatchObject({ code: 'invalid-commit' });
  vi.useRealTimers();
  expect((await group.applyCommit(late.commit)).added).toHaveLength(1);
});

test('a group that is no chat of ours is not joined', async () => {
  const { directory, anna, boris, a } = await scene();
  const suite = await loadSuite(FAST_SUITE);
  const config = clientConfig(directory.authenticate);
  const state = decodeSnapshot(a.snapshot(), [], anna.device.seed, config);
  const groupId = new TextEncoder().encode('not-a-chat');
  const keyPackage = await boris.keyPackage();
  const made = await createCommit(
    {
      state: { ...state, groupContext: { ...state.groupContext, groupId } },
      cipherSuite: suite,
      pskIndex: emptyPskIndex,
    },
    {
      ratchetTreeExtension: true,
      extraProposals: [
        {
          proposalType: 'add',
          add: decodeMessage(keyPackage.publicPackage, 'mls_key_package')!,
        },
      ],
    },
  );
  const welcome = encodeMessage({
    version: 'mls10',
    wireformat: 'mls_welcome',
    welcome: made.welcome!,
  });
  await expect(boris.mls.join(welcome, keyPackage)).rejects.toMatchObject({
    code: 'invalid-welcome',
    cause: undefined,
  });
});
