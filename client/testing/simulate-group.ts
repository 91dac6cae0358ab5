import { parseArgs } from 'node:util';
import { simulateGroup } from './group-simulation.ts';

/**
 * The long walk: `node client/testing/simulate-group.ts --steps 2000 --people 20 --seed 1`. What is
 * done follows from the seed; what comes first on the network does not.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '2000' },
    people: { type: 'string', default: '20' },
  },
});

const start = performance.now();
const result = await simulateGroup({
  seed: Number(values.seed),
  steps: Number(values.steps),
  people: Number(values.people),
  progress: (step) => process.stderr.write(`step ${step}\n`),
});
const seconds = Math.round((performance.now() - start) / 1000);
process.stdout.write(`${JSON.stringify({ seed: Number(values.seed), seconds, ...result })}\n`);
process.exit(0);
