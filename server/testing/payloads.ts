import * as fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import type { RequestName } from '#contract/wire/events.ts';

interface KnownIds {
  chatId?: string;
  userIds?: string[];
  deviceIds?: string[];
}

const BASE32 = [...'0123456789abcdefghjkmnpqrstvwxyz'];
const base32 = (length: number) =>
  fc.string({ unit: fc.constantFrom(...BASE32), minLength: length, maxLength: length });

/** Payloads that follow the schema of a request, with random ids or those of existing things. */
function valid(name: RequestName, known: KnownIds): fc.Arbitrary<unknown> {
  const uuid = fc.nat().map(() => uuidv7());
  const chatId = known.chatId ? fc.oneof(fc.constant(known.chatId), uuid) : uuid;
  const userId = fc.oneof(base32(32), ...(known.userIds ?? []).map((id) => fc.constant(id)));
  const deviceId = fc.oneof(base32(16), ...(known.deviceIds ?? []).map((id) => fc.constant(id)));
  const number = fc.oneof(fc.nat({ max: 5 }), fc.maxSafeNat());
  const blob = fc.uint8Array({ minLength: 1, maxLength: 300 });
  const keyPackage = fc.record({ data: blob, expiresAt: fc.maxSafeNat() });
  const devices = fc.array(deviceId, { maxLength: 4 });
  const users = fc.array(userId, { maxLength: 3 });
  const role = fc.constantFrom('owner', 'admin', 'member');
  const who = fc.constantFrom('everyone', 'admins');
  const change = fc.record(
    {
      added: users,
      removed: users,
      roles: fc.array(fc.record({ userId, role }), { maxLength: 2 }),
      permissions: fc.record({ add: who, edit: who, pin: who, write: who }),
    },
    { requiredKeys: [] },
  );
  const signature = fc.uint8Array({ minLength: 64, maxLength: 64 });
  const nothing = fc.constant({});
  const blobId = fc.stringMatching(/^[A-Za-z0-9_-]{32}$/);
  const cursor = fc.record({ chatId, seq: number });
  const handle = fc.stringMatching(/^[a-z][a-z0-9_]{2,10}$/);
  const payloads: Record<RequestName, fc.Arbitrary<unknown>> = {
    'session:refresh': nothing,
    'session:listen': nothing,
    'directory:lookup': fc.oneof(fc.record({ handle }), fc.record({ userId })),
    'handle:set': fc.record({ handle: fc.option(handle) }),
    'device:list': nothing,
    'device:revoke': fc.record({ deviceId }),
    'key-package:upload': fc.record(
      { packages: fc.array(keyPackage, { maxLength: 3 }), lastResort: keyPackage },
      { requiredKeys: ['packages'] },
    ),
    'key-package:count': nothing,
    'key-package:claim': fc.record(
      { userId, deviceIds: devices, invite: fc.constant(true) },
      { requiredKeys: ['userId'] },
    ),
    'chat:create': fc.oneof(
      fc.record({ kind: fc.constant('direct'), peerId: userId }),
      fc.record({ kind: fc.constant('group'), id: uuid }),
    ),
    'chat:commit': fc.record(
      {
        chatId,
        epoch: number,
        id: uuid,
        commit: blob,
        welcome: blob,
        added: devices,
        removed: devices,
        change,
      },
      { requiredKeys: ['chatId', 'epoch', 'id', 'commit', 'added', 'removed'] },
    ),
    'message:send': fc.record(
      { chatId, epoch: number, id: uuid, ciphertext: blob, leave: fc.constant(true) },
      { requiredKeys: ['chatId', 'epoch', 'id', 'ciphertext'] },
    ),
    'chat:rejoin': fc.record({ chatId }),
    'file:share': fc.record({ blobId, chatId, ref: uuid }),
    'file:release': fc.record({ blobId, ref: uuid }),
    'sync:start': fc.record({ cursors: fc.array(cursor, { maxLength: 4 }) }),
    'chat:fetch': fc.record({ chatId, afterSeq: number, limit: fc.integer({ min: 1, max: 200 }) }),
    'chat:confirm': cursor,
    'chat:read': cursor,
    'presence:set': fc.record({ state: fc.constantFrom('online', 'away') }),
    'presence:audience': fc.record({
      lastSeen: fc.constantFrom('everyone', 'listed', 'nobody'),
      userIds: fc.array(userId, { maxLength: 5 }),
      invisible: fc.boolean(),
    }),
    'presence:watch': fc.record({ userIds: fc.array(userId, { maxLength: 5 }) }),
    'profile:set': fc.record({ version: fc.integer({ min: 1, max: 9 }), sealed: blob }),
    'profile:versions': nothing,
    'profile:get': fc.record({ userId }),
    'block:set': fc.record({ userId, blocked: fc.boolean() }),
    'block:list': nothing,
    'report:send': fc.record({
      id: uuid,
      userId,
      reason: fc.constantFrom('spam', 'abuse', 'illegal', 'other'),
      comment: fc.string({ maxLength: 20 }),
      messages: fc.array(fc.record({ sentAt: number, text: fc.string({ maxLength: 20 }) }), {
        maxLength: 3,
      }),
    }),
    'invite:create': fc.record({
      chatId,
      inviteId: uuid,
      key: fc.uint8Array({ minLength: 32, maxLength: 32 }),
      preview: blob,
      secret: fc.uint8Array({ minLength: 1, maxLength: 256 }),
      approval: fc.boolean(),
      expiresAt: fc.option(fc.maxSafeNat()),
      maxUses: fc.option(fc.integer({ min: 1, max: 9 })),
    }),
    'invite:preview': fc.record({ inviteId: uuid, preview: blob }),
    'invite:revoke': fc.record({ inviteId: uuid }),
    'invite:list': fc.record({ chatId }),
    'invite:look': fc.record({ inviteId: uuid, proof: signature }),
    'invite:join': fc.record({ inviteId: uuid, proof: signature, hello: blob }),
    'invite:withdraw': fc.record({ inviteId: uuid }),
    'join:list': fc.record({ chatId }),
    'join:decline': fc.record({ inviteId: uuid, userId }),
  };
  return payloads[name];
}

const junk = fc.oneof(
  fc.constantFrom(null, undefined, true, '', -1, 0.5, Number.NaN, Infinity, 2 ** 60, [], {}),
  fc.string(),
  fc.uint8Array({ maxLength: 40 }),
  fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }),
);

/** Payloads that follow the schema, some with one field replaced, removed or added. */
export function nearValid(name: RequestName, known: KnownIds = {}): fc.Arbitrary<unknown> {
  const flaw = fc.constantFrom('none', 'none', 'replace', 'remove', 'add');
  return fc.tuple(valid(name, known), flaw, fc.nat(), junk).map(([payload, kind, at, value]) => {
    const fields = payload as Record<string, unknown>;
    const keys = Object.keys(fields);
    const key = keys[at % Math.max(1, keys.length)] ?? 'extra';
    if (kind === 'replace') return { ...fields, [key]: value };
    if (kind === 'add') return { ...fields, constructor: value, extra: value };
    if (kind === 'remove') {
      const { [key]: _, ...rest } = fields;
      return rest;
    }
    return fields;
  });
}
