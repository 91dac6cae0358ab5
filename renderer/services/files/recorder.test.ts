import { expect, test } from 'vitest';
import { barsOf } from './recorder.ts';

test('a waveform has its loudest moment at the top and as many bars for every length', () => {
  for (const count of [1, 10, 48, 1000]) {
    const bars = barsOf(Array.from({ length: count }, (_, at) => (at + 1) / count / 2));
    expect(bars).toHaveLength(48);
    expect(Math.max(...bars)).toBe(255);
  }
  expect(Math.max(...barsOf([0, 0, 0]))).toBe(0);
});
