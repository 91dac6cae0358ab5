import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Block, packBlock, unpackBlock } from './block.ts';
import { appendPostings, readPostings, writePostings } from './postings.ts';

const docs = fc
  .uniqueArray(fc.nat(8191), { maxLength: 60 })
  .map((list) => list.toSorted((a, b) => a - b));

test('postings come back as they were, in one go or appended', () => {
  fc.assert(
    fc.property(docs, fc.nat(60), (all, cut) => {
      const postings = appendPostings(writePostings(all.slice(0, cut)), all.slice(cut));
      expect(readPostings(postings)).toEqual(all);
      expect(postings).toEqual(writePostings(all));
    }),
  );
});

const word = fc
  .array(fc.constantFrom(...'абвгдеabcde1ё🙂ﬁ'), { minLength: 1, maxLength: 50 })
  .map((letters) => letters.join(''));

test('a block comes back as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(word, docs), { maxLength: 40 }), (entries) => {
      const block: Block = new Map(entries.map(([key, list]) => [key, writePostings(list)]));
      expect(new Map(unpackBlock(packBlock(block)))).toEqual(block);
    }),
  );
});
