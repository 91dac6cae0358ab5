import { generateMnemonic, mnemonicToEntropy, validateMnemonic } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { Bytes } from '../keys.ts';

/** Words of a recovery phrase: 256 bits and an 8-bit checksum (BIP-39). */
export const PHRASE_LENGTH = 24;
const ENTROPY_BITS = 256;

/** A new recovery phrase: 24 words of the English BIP-39 list. */
export function generatePhrase(): string[] {
  return generateMnemonic(wordlist, ENTROPY_BITS).split(' ');
}

/** Whether the words are 24 of the list with a right checksum. Case and outer spaces don't matter. */
export function isValidPhrase(words: string[]): boolean {
  return words.length === PHRASE_LENGTH && validateMnemonic(joined(words), wordlist);
}

/**
 * The 32 bytes that a phrase stands for.
 * @throws RangeError unless {@link isValidPhrase}.
 */
export function phraseEntropy(words: string[]): Bytes {
  if (!isValidPhrase(words)) throw new RangeError('not a recovery phrase');
  return Uint8Array.from(mnemonicToEntropy(joined(words), wordlist));
}

function joined(words: string[]): string {
  return words.map((word) => word.trim().toLowerCase()).join(' ');
}
