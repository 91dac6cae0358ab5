import { decodeMlsMessage, encodeMlsMessage } from 'ts-mls';
import { decodeCommit, encodeCommit } from 'ts-mls/commit.js';
import { decodeGroupSecrets, encodeGroupSecrets } from 'ts-mls/groupSecrets.js';
import {
  decodeAdd,
  decodeExternalInit,
  decodeGroupContextExtensions,
  decodePSK,
  decodeReinit,
  decodeRemove,
  decodeUpdate,
  encodeAdd,
  encodeExternalInit,
  encodeGroupContextExtensions,
  encodePSK,
  encodeReinit,
  encodeRemove,
  encodeUpdate,
} from 'ts-mls/proposal.js';
import { decodeRatchetTree, encodeRatchetTree } from 'ts-mls/ratchetTree.js';
import { expect } from 'vitest';
import { decodeAll, hex, runPlainVectors } from '../testing/vectors.ts';

type Recode = (text: string) => string;

/** Decodes and encodes again. */
function recode<Value>(
  decode: (bytes: Uint8Array, offset: number) => [Value, number] | undefined,
  encode: (value: Value) => Uint8Array,
): Recode {
  return (text) => hex(encode(decodeAll(decode, text)));
}

const message = recode(decodeMlsMessage, encodeMlsMessage);
const CODECS: Record<string, Recode> = {
  mls_welcome: message,
  mls_group_info: message,
  mls_key_package: message,
  ratchet_tree: recode(decodeRatchetTree, encodeRatchetTree),
  group_secrets: recode(decodeGroupSecrets, encodeGroupSecrets),
  add_proposal: recode(decodeAdd, encodeAdd),
  update_proposal: recode(decodeUpdate, encodeUpdate),
  remove_proposal: recode(decodeRemove, encodeRemove),
  pre_shared_key_proposal: recode(decodePSK, encodePSK),
  re_init_proposal: recode(decodeReinit, encodeReinit),
  external_init_proposal: recode(decodeExternalInit, encodeExternalInit),
  group_context_extensions_proposal: recode(
    decodeGroupContextExtensions,
    encodeGroupContextExtensions,
  ),
  commit: recode(decodeCommit, encodeCommit),
  public_message_application: message,
  public_message_proposal: message,
  public_message_commit: message,
  private_message: message,
};

runPlainVectors<Record<string, string>>('messages.json', (vector) => {
  expect(Object.keys(vector).toSorted()).toEqual(Object.keys(CODECS).toSorted());
  for (const [field, text] of Object.entries(vector)) {
    expect(CODECS[field]?.(text), field).toBe(text);
  }
});
