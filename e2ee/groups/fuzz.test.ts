import { expect, test } from 'vitest';
import { DEFAULT_SUITE } from './suite.ts';
import { FAST_SUITE } from './testing/people.ts';
import { simulate } from './testing/simulation.ts';

/** The long walk is a command: see testing/fuzz-long.ts. */
test.each([1, 2, 3, 4])('a chat lived at random, seed %i', async (seed) => {
  const { entries } = await simulate({ seed, steps: 70, devices: 7, suite: FAST_SUITE });
  expect(entries).toBeGreaterThan(20);
});

test('a short one with the hybrid suite', async () => {
  const { entries } = await simulate({ seed: 5, steps: 40, devices: 4, suite: DEFAULT_SUITE });
  expect(entries).toBeGreaterThan(10);
});
