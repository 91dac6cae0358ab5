import { determineLength } from 'ts-mls/codec/variableLength.js';
import { refhash } from 'ts-mls/crypto/hash.js';
import { decryptWithLabel, encryptWithLabel } from 'ts-mls/crypto/hpke.js';
import { deriveSecret, deriveTreeSecret, expandWithLabel } from 'ts-mls/crypto/kdf.js';
import { signWithLabel, verifyWithLabel } from 'ts-mls/crypto/signature.js';
import { computePskSecret } from 'ts-mls/presharedkey.js';
import { expect } from 'vitest';
import { hex, runPlainVectors, runVectors, unhex } from '../testing/vectors.ts';

interface CryptoBasics {
  cipher_suite: number;
  ref_hash: { label: string; value: string; out: string };
  expand_with_label: Labelled & { context: string; length: number };
  derive_secret: Labelled;
  derive_tree_secret: Labelled & { generation: number; length: number };
  sign_with_label: Record<'priv' | 'pub' | 'content' | 'label' | 'signature', string>;
  encrypt_with_label: Record<
    'priv' | 'pub' | 'label' | 'context' | 'plaintext' | 'kem_output' | 'ciphertext',
    string
  >;
}

interface Labelled {
  secret: string;
  label: string;
  out: string;
}

runVectors<CryptoBasics>('crypto-basics.json', async (vector, suite) => {
  const { kdf, hpke, signature: signatures, hash } = suite;
  const { ref_hash: ref, expand_with_label: expand, derive_secret: derive } = vector;
  expect(hex(await refhash(ref.label, unhex(ref.value), hash))).toBe(ref.out);
  const { secret, label, context, length } = expand;
  expect(hex(await expandWithLabel(unhex(secret), label, unhex(context), length, kdf))).toBe(
    expand.out,
  );
  expect(hex(await deriveSecret(unhex(derive.secret), derive.label, kdf))).toBe(derive.out);
  const tree = vector.derive_tree_secret;
  expect(
    hex(await deriveTreeSecret(unhex(tree.secret), tree.label, tree.generation, tree.length, kdf)),
  ).toBe(tree.out);

  const sign = vector.sign_with_label;
  const [pub, content] = [unhex(sign.pub), unhex(sign.content)];
  const own = await signWithLabel(unhex(sign.priv), sign.label, content, signatures);
  for (const signature of [unhex(sign.signature), own]) {
    expect(await verifyWithLabel(pub, sign.label, content, signature, signatures)).toBe(true);
  }

  const sealed = vector.encrypt_with_label;
  const privateKey = await hpke.importPrivateKey(unhex(sealed.priv));
  const publicKey = await hpke.importPublicKey(unhex(sealed.pub));
  const open = (enc: Uint8Array, ct: Uint8Array) =>
    decryptWithLabel(privateKey, sealed.label, unhex(sealed.context), enc, ct, hpke);
  expect(hex(await open(unhex(sealed.kem_output), unhex(sealed.ciphertext)))).toBe(
    sealed.plaintext,
  );
  const made = await encryptWithLabel(
    publicKey,
    sealed.label,
    unhex(sealed.context),
    unhex(sealed.plaintext),
    hpke,
  );
  expect(hex(await open(made.enc, made.ct))).toBe(sealed.plaintext);
});

interface PskSecret {
  cipher_suite: number;
  psks: { psk_id: string; psk: string; psk_nonce: string }[];
  psk_secret: string;
}

runVectors<PskSecret>('psk_secret.json', async (vector, suite) => {
  const psks = vector.psks.map(({ psk_id, psk, psk_nonce }) => {
    const id = { psktype: 'external', pskId: unhex(psk_id), pskNonce: unhex(psk_nonce) } as const;
    return [id, unhex(psk)] satisfies [typeof id, Uint8Array];
  });
  expect(hex(await computePskSecret(psks, suite))).toBe(vector.psk_secret);
});

runPlainVectors<{ vlbytes_header: string; length: number }>('deserialization.json', (vector) => {
  expect(determineLength(unhex(vector.vlbytes_header)).length).toBe(vector.length);
});
