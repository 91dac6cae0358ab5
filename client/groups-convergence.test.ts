import { expect, test } from 'vitest';
import { simulateGroup } from './testing/group-simulation.ts';

const SEED = Number(process.env['VESTNIK_SEED'] ?? 1);

test(`20 members who do what they like agree in the end (seed ${SEED})`, async () => {
  const { members, epoch, messages } = await simulateGroup({
    seed: SEED,
    steps: 150,
    people: 20,
  });
  expect(members).toBeGreaterThan(0);
  expect(epoch).toBeGreaterThan(5);
  expect(messages).toBeGreaterThan(20);
}, 300_000);
