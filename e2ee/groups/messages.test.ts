import { beforeAll, describe, expect, test } from 'vitest';
import {
  CHAT,
  Directory,
  OTHER_CHAT,
  type Person,
  bytes,
  groupOf,
  person,
  text,
} from './testing/people.ts';
import { DEFAULT_SUITE } from './suite.ts';
import type { Group } from './types.ts';

const AAD = bytes('0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5d');

describe('messages', () => {
  let anna: Person;
  let boris: Person;
  let clara: Person;
  let groups: Group[];

  beforeAll(async () => {
    const directory = new Directory();
    anna = await person(directory, DEFAULT_SUITE);
    boris = await person(directory, DEFAULT_SUITE);
    clara = await person(directory, DEFAULT_SUITE);
    groups = await groupOf([anna, boris, clara]);
  });

  const [a, b, c] = [() => groups[0]!, () => groups[1]!, () => groups[2]!];

  test('everybody reads what one wrote, and knows who wrote it', async () => {
    for (const [from, author] of [
      [a(), anna],
      [b(), boris],
      [c(), clara],
    ] as const) {
      const { ciphertext } = await from.encrypt(bytes('привет'), AAD);
      for (const reader of groups.filter((group) => group !== from)) {
        const read = await reader.decrypt(ciphertext);
        expect(text(read.plaintext)).toBe('привет');
        expect(read.authenticatedData).toEqual(AAD);
        expect(read.sender).toMatchObject({
          userId: author.device.userId,
          deviceId: author.device.deviceId,
        });
      }
    }
  });

  test('the text is nowhere in the ciphertext and sizes fall into buckets', async () => {
    const size = async (length: number) => {
      const { ciphertext } = await a().encrypt(bytes('x'.repeat(length)), AAD);
      expect(Buffer.from(ciphertext).includes('xxxx')).toBe(false);
      return ciphertext.byteLength;
    };
    expect(await size(4)).toBe(await size(180));
    expect(await size(200)).toBeGreaterThan(await size(180));
    expect(await size(200)).toBe(await size(440));
    expect(await size(5000)).toBe(await size(8000));
  });

  test('changed, cut, foreign and own ciphertexts are refused and change nothing', async () => {
    const { ciphertext } = await a().encrypt(bytes('one'), AAD);
    const before = b().snapshot();
    const bad: Uint8Array[] = [bytes('garbage'), new Uint8Array(), ciphertext.subarray(0, 40)];
    for (let at = 0; at < ciphertext.byteLength; at += 9) {
      bad.push(ciphertext.with(at, ciphertext[at]! ^ 1));
    }
    const { mls } = await person(new Directory(), DEFAULT_SUITE);
    const stranger = await mls.createGroup(OTHER_CHAT);
    bad.push((await stranger.encrypt(bytes('one'), AAD)).ciphertext);
    const twin = await mls.createGroup(CHAT);
    bad.push((await twin.encrypt(bytes('one'), AAD)).ciphertext);
    bad.push((await a().commit({})).commit);
    for (const wrong of bad) {
      await expect(b().decrypt(wrong)).rejects.toMatchObject({ code: 'undecryptable' });
    }
    expect(b().snapshot()).toEqual(before);
    expect(text((await b().decrypt(ciphertext)).plaintext)).toBe('one');
    await expect(a().decrypt(ciphertext)).rejects.toMatchObject({ code: 'undecryptable' });
  });

  test('a replayed message is refused', async () => {
    const { ciphertext } = await a().encrypt(bytes('once'), AAD);
    const { group } = await b().decrypt(ciphertext);
    await expect(group.decrypt(ciphertext)).rejects.toMatchObject({ code: 'undecryptable' });
  });

  test('an error quotes neither text nor keys', async () => {
    const { ciphertext } = await a().encrypt(bytes('canary'), AAD);
    const error: unknown = await b()
      .decrypt(ciphertext.with(-1, ciphertext.at(-1)! ^ 1))
      .catch((reason: unknown) => reason);
    const { message, cause } = error as Error;
    expect(message).toBe('undecryptable');
    expect(String(cause)).not.toContain('canary');
    expect(Object.keys(cause as object).filter((key) => key !== 'name')).toEqual([]);
  });
});
