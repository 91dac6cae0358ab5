import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Directory, bytes, groupOf, person } from './testing/people.ts';
import { GroupError } from './types.ts';

/** What an attacker can put in the place of bytes: noise, or true bytes with pieces swapped. */
function hostile(truth: Uint8Array) {
  const noise = fc.uint8Array({ maxLength: 400 });
  const cut = fc.nat({ max: truth.byteLength });
  const spliced = fc.tuple(cut, noise, cut).map(([head, middle, tail]) => {
    return Uint8Array.of(...truth.subarray(0, head), ...middle, ...truth.subarray(tail));
  });
  return fc.oneof(noise, spliced).filter((made) => Buffer.compare(made, truth) !== 0);
}

test('whatever comes in is answered with a typed error and changes nothing', async () => {
  const directory = new Directory();
  const [anna, boris] = [await person(directory), await person(directory)];
  const [a, b] = await groupOf([anna, boris]);
  const clara = await person(directory);
  const keyPackage = await clara.keyPackage();
  const { welcome } = await a!.commit({ add: [keyPackage.publicPackage] });
  const before = b!.snapshot();
  const doors: [Uint8Array, (input: Uint8Array) => unknown][] = [
    [(await a!.encrypt(bytes('text'), bytes('id'))).ciphertext, (input) => b!.decrypt(input)],
    [(await a!.commit({})).commit, (input) => b!.applyCommit(input)],
    [welcome!, (input) => clara.mls.join(input, keyPackage)],
    [keyPackage.publicPackage, (input) => b!.commit({ add: [input] })],
  ];
  for (const [truth, door] of doors) {
    await fc.assert(
      fc.asyncProperty(hostile(truth), async (input) => {
        const answer = await Promise.resolve(door(input)).catch((error: unknown) => error);
        expect(answer).toBeInstanceOf(GroupError);
      }),
      { numRuns: 150 },
    );
  }
  expect(b!.snapshot()).toEqual(before);
});
