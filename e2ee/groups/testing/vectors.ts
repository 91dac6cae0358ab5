import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type CiphersuiteImpl, type CiphersuiteName, ciphersuites } from 'ts-mls';
import { getCiphersuiteFromName, getCiphersuiteImpl } from 'ts-mls';
import { expect, test } from 'vitest';
import { loadSuite } from '../suite.ts';
import { FAST_SUITE } from './people.ts';

/**
 * The official vectors (github.com/mlswg/mls-implementations) are not part of the project: the folder
 * is named by VESTNIK_MLS_VECTORS or stands beside the checkout.
 */
const FOLDER = resolve(
  process.env['VESTNIK_MLS_VECTORS'] ??
    resolve(import.meta.dirname, '../../../../shared/mls-vectors'),
);

/** Suites whose primitives are in optional packages of the library that the product has no use for. */
const WITHOUT_PRIMITIVES = [3, 4, 6];
/** P-521 in JavaScript takes longer than all the others together: VESTNIK_MLS_VECTORS_ALL=1 adds it. */
const SLOW = process.env['VESTNIK_MLS_VECTORS_ALL'] === '1' ? [] : [5];
const SKIPPED = new Set([...WITHOUT_PRIMITIVES, ...SLOW]);

/** Runs every case of a vector file, one test per ciphersuite that can run. */
export function runVectors<Vector extends { cipher_suite: number }>(
  file: string,
  run: (vector: Vector, suite: CiphersuiteImpl) => Promise<void>,
): void {
  const groups = Map.groupBy(readVectors<Vector>(file), (vector) => vector.cipher_suite);
  for (const [id, cases] of groups) {
    const name = `${file}, suite ${id}: ${cases.length} cases`;
    test.skipIf(SKIPPED.has(id))(name, async () => {
      const suite = await suiteOf(id);
      for (const vector of cases) await run(vector, suite);
      expect(cases.length).toBeGreaterThan(0);
    });
  }
}

/** Runs every case of a vector file that knows no ciphersuites. */
export function runPlainVectors<Vector>(file: string, run: (vector: Vector) => void): void {
  const cases = readVectors<Vector>(file);
  if (cases.length === 0) return;
  test(`${file}: ${cases.length} cases`, () => {
    for (const vector of cases) run(vector);
    expect(cases.length).toBeGreaterThan(0);
  });
}

/** Bytes of the vectors' hexadecimal text. */
export function unhex(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}

/** Bytes as the vectors write them. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** What a decoder of the library made of all the bytes. */
export function decodeAll<Value>(
  decode: (bytes: Uint8Array, offset: number) => [Value, number] | undefined,
  text: string,
): Value {
  const bytes = unhex(text);
  const decoded = decode(bytes, 0);
  if (decoded === undefined || decoded[1] !== bytes.byteLength) throw new Error('not decodable');
  return decoded[0];
}

/** The library's name of a ciphersuite. */
function suiteName(id: number): CiphersuiteName {
  const named = Object.entries(ciphersuites).find(([, number]) => number === id);
  if (named === undefined) throw new RangeError('unknown ciphersuite');
  return named[0] as CiphersuiteName;
}

/** Suite 1 with the product's own primitives, the others with the library's. */
function suiteOf(id: number): Promise<CiphersuiteImpl> {
  const name = suiteName(id);
  if (name === FAST_SUITE) return loadSuite(FAST_SUITE);
  return getCiphersuiteImpl(getCiphersuiteFromName(name));
}

function readVectors<Vector>(file: string): Vector[] {
  const path = resolve(FOLDER, file);
  if (!existsSync(path)) {
    test.skip(`${file}: no vectors at ${FOLDER}`, () => {});
    return [];
  }
  return JSON.parse(readFileSync(path, 'utf8')) as Vector[];
}
