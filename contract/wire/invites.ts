import * as v from 'valibot';
import { LIMITS } from './limits.ts';
import { bytesSchema, chatIdSchema, timeSchema, userIdSchema } from './primitives.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** UUIDv7, given by the device that makes the link. */
export const inviteIdSchema = v.pipe(v.string(), v.regex(uuid), v.brand('InviteId'));
export type InviteId = v.InferOutput<typeof inviteIdSchema>;

const signatureSchema = v.pipe(
  v.instance(Uint8Array),
  v.check((bytes) => bytes.byteLength === 64),
);
const keySchema = v.pipe(
  v.instance(Uint8Array),
  v.check((bytes) => bytes.byteLength === 32),
);

/** Until when and how often a link admits people; null for without limit. */
export const inviteLimitsSchema = v.object({
  /** Every request waits for an admin. */
  approval: v.boolean(),
  expiresAt: v.nullable(timeSchema),
  maxUses: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100_000))),
});
export type InviteLimits = v.InferOutput<typeof inviteLimitsSchema>;

/**
 * `invite:create`, of admins. The server gets to know the public half of a key that follows from the
 * link's secret; preview and secret are sealed. Asking again with the same id changes nothing.
 */
export const createInviteRequestSchema = v.strictObject({
  chatId: chatIdSchema,
  inviteId: inviteIdSchema,
  /** Ed25519: whoever has the link's secret can sign for it. */
  key: keySchema,
  /** Name and picture of the group, for whoever has the link. */
  preview: bytesSchema(LIMITS.invitePreview),
  /** The link's secret, for the other devices of the account that made it. */
  secret: bytesSchema(LIMITS.inviteSecret),
  ...inviteLimitsSchema.entries,
});

/** `invite:preview`, of admins: the group is called otherwise now. */
export const previewInviteRequestSchema = v.strictObject({
  inviteId: inviteIdSchema,
  preview: bytesSchema(LIMITS.invitePreview),
});

export const inviteSchema = v.object({
  inviteId: inviteIdSchema,
  /** Who made it. */
  userId: userIdSchema,
  ...inviteLimitsSchema.entries,
  /** Who came by it, and whose request waits. */
  uses: v.number(),
  createdAt: timeSchema,
  preview: v.instance(Uint8Array),
  /** For the account that made it alone. */
  secret: v.nullable(v.instance(Uint8Array)),
});
export type Invite = v.InferOutput<typeof inviteSchema>;

/** What becomes of a person at a link. */
export const joinStateSchema = v.picklist(['none', 'pending', 'declined', 'member']);
export type JoinState = v.InferOutput<typeof joinStateSchema>;

/** `open`: it admits people. What was revoked stays so. */
export const inviteStateSchema = v.picklist(['open', 'expired', 'used-up', 'revoked']);
export type InviteState = v.InferOutput<typeof inviteStateSchema>;

/** `invite:look`: `proof` signs the question, so that an id alone tells nothing. */
export const lookRequestSchema = v.strictObject({
  inviteId: inviteIdSchema,
  proof: signatureSchema,
});
export const lookResponseSchema = v.object({
  state: inviteStateSchema,
  /** Of the account that asks. */
  own: joinStateSchema,
  /** Whether the account that asks would have to wait for an admin. */
  approval: v.boolean(),
  members: v.number(),
  preview: v.instance(Uint8Array),
});

/** `invite:join`: `proof` names the account, members check it; `hello` is sealed for them. */
export const joinRequestSchema = v.strictObject({
  inviteId: inviteIdSchema,
  proof: signatureSchema,
  hello: bytesSchema(LIMITS.inviteHello),
});

export const pendingJoinSchema = v.object({
  inviteId: inviteIdSchema,
  userId: userIdSchema,
  proof: v.instance(Uint8Array),
  hello: v.instance(Uint8Array),
  /** An admin decides; else any device that may add lets the person in. */
  approval: v.boolean(),
  requestedAt: timeSchema,
});
export type PendingJoin = v.InferOutput<typeof pendingJoinSchema>;

export const declineJoinRequestSchema = v.strictObject({
  inviteId: inviteIdSchema,
  userId: userIdSchema,
});

const byId = v.strictObject({ inviteId: inviteIdSchema });
const byChat = v.strictObject({ chatId: chatIdSchema });
const nothing = v.object({});

/** Requests about invite links; part of `REQUESTS`. */
export const INVITE_REQUESTS = {
  'invite:create': { request: createInviteRequestSchema, response: nothing },
  'invite:preview': { request: previewInviteRequestSchema, response: nothing },
  /** Ends a link for good, with the requests that wait. */
  'invite:revoke': { request: byId, response: nothing },
  /** Links of a group that are not revoked, newest first; of admins. */
  'invite:list': { request: byChat, response: v.object({ invites: v.array(inviteSchema) }) },
  'invite:look': { request: lookRequestSchema, response: lookResponseSchema },
  'invite:join': { request: joinRequestSchema, response: v.object({ own: joinStateSchema }) },
  /** Takes the own request back. */
  'invite:withdraw': { request: byId, response: nothing },
  /** Requests that the caller may decide on. */
  'join:list': { request: byChat, response: v.object({ joins: v.array(pendingJoinSchema) }) },
  'join:decline': { request: declineJoinRequestSchema, response: nothing },
} as const;

/** Hints about invite links; part of `PUSHES`. */
export const INVITE_PUSHES = {
  /** Requests of a group came or went: ask for them. */
  'join:changed': byChat,
  /** The own request was decided against, or its link ended. */
  'join:ended': byId,
} as const;
