import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { attachmentSchema, safeFileName } from './attachment.ts';
import { messageContentSchema } from './message.ts';

const attachment = {
  blobId: 'A'.repeat(32),
  key: 'A'.repeat(43),
  kind: 'file',
  name: 'plan.pdf',
  type: 'application/pdf',
  size: 9,
  digest: 'B'.repeat(43),
};
const content = { v: 1, sentAt: 1, type: 'files', text: '', attachments: [attachment] };

test('an attachment is read with its key', () => {
  const parsed = v.parse(messageContentSchema, content);
  expect(parsed).toMatchObject({ type: 'files', attachments: [{ name: 'plan.pdf', size: 9 }] });
});

test.each([
  { blobId: '../../etc/passwd' },
  { key: 'AA' },
  { key: 'A'.repeat(44) },
  { kind: 'program' },
  { name: '' },
  { name: 'x'.repeat(2000) },
  { type: 'text/html;x=<script>' },
  { size: -1 },
  { size: 2 ** 60 },
  { size: Number.NaN },
  { digest: '' },
  { width: 0 },
  { height: 1e9 },
  { durationMs: Infinity },
  { thumbhash: 'A'.repeat(5000) },
  { waveform: 'A'.repeat(5000) },
])('%o is refused', (flaw) => {
  expect(v.safeParse(attachmentSchema, { ...attachment, ...flaw }).success).toBe(false);
});

test('a message holds a few files, not a flood of them', () => {
  for (const count of [0, 11, 5000]) {
    const attachments = Array.from({ length: count }, () => attachment);
    expect(v.safeParse(messageContentSchema, { ...content, attachments }).success).toBe(false);
  }
});

test('no input makes the parser throw anything or answer half', () => {
  const keys = Object.keys(attachment);
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.anything(), (key, value) => {
      const parsed = v.safeParse(attachmentSchema, { ...attachment, [key]: value });
      if (parsed.success) expect(parsed.output.key.byteLength).toBe(32);
    }),
    { numRuns: 500 },
  );
});

test('names hide nothing and lead nowhere', () => {
  expect(safeFileName('report\u202Efdp.exe')).toBe('report_fdp.exe');
  expect(safeFileName('../../.bashrc')).toBe('__.._.bashrc');
  expect(safeFileName('a\\b/c\nd.txt')).toBe('a_b_c_d.txt');
  expect(safeFileName(' ')).toBe('file');
  const long = safeFileName(`${'я'.repeat(400)}.pdf`);
  expect(long).toHaveLength(255);
  expect(long.endsWith('.pdf')).toBe(true);
});
