import * as v from 'valibot';
import {
  chatStateSchema,
  commitRequestSchema,
  createChatRequestSchema,
  cursorRequestSchema,
  fetchRequestSchema,
  logEntrySchema,
  rejoinRequestSchema,
  sendRequestSchema,
  syncRequestSchema,
  readRequestSchema,
  typingActivitySchema,
  typingRequestSchema,
} from './chats.ts';
import type { Ack } from './errors.ts';
import { releaseFileRequestSchema, shareFileRequestSchema } from './files.ts';
import {
  claimKeyPackagesRequestSchema,
  claimedKeyPackageSchema,
  getProfileRequestSchema,
  lookupRequestSchema,
  ownDeviceSchema,
  presenceAudienceRequestSchema,
  presenceSchema,
  profileVersionSchema,
  publicAccountSchema,
  revokeDeviceRequestSchema,
  setBlockRequestSchema,
  setHandleRequestSchema,
  setPresenceRequestSchema,
  setProfileRequestSchema,
  uploadKeyPackagesRequestSchema,
  watchPresenceRequestSchema,
} from './people.ts';
import { reportRequestSchema } from './reports.ts';
import { INVITE_PUSHES, INVITE_REQUESTS } from './invites.ts';
import {
  chatIdSchema,
  deviceIdSchema,
  epochSchema,
  handleSchema,
  seqSchema,
  timeSchema,
  userIdSchema,
} from './primitives.ts';

const nothing = v.object({});

/**
 * Requests of a client: event name → schema of the payload and of what stands beside `ok: true`.
 * The server parses every request with `request`, the client every answer with `response`.
 */
export const REQUESTS = {
  'session:refresh': {
    request: v.strictObject({}),
    response: v.object({ token: v.string(), expiresAt: timeSchema }),
  },
  /** A token by which this device can listen while it is locked; see contract/platform/waiting.ts. */
  'session:listen': {
    request: v.strictObject({}),
    response: v.object({ token: v.string(), expiresAt: timeSchema }),
  },
  'directory:lookup': {
    request: lookupRequestSchema,
    response: v.object({ account: publicAccountSchema }),
  },
  'handle:set': {
    request: setHandleRequestSchema,
    response: v.object({ handle: v.nullable(handleSchema) }),
  },
  'device:list': {
    request: v.strictObject({}),
    response: v.object({ devices: v.array(ownDeviceSchema) }),
  },
  'device:revoke': { request: revokeDeviceRequestSchema, response: nothing },
  'key-package:upload': {
    request: uploadKeyPackagesRequestSchema,
    response: v.object({ count: v.number() }),
  },
  'key-package:count': {
    request: v.strictObject({}),
    response: v.object({ count: v.number(), hasLastResort: v.boolean() }),
  },
  'key-package:claim': {
    request: claimKeyPackagesRequestSchema,
    response: v.object({ devices: v.array(claimedKeyPackageSchema) }),
  },
  'chat:create': {
    request: createChatRequestSchema,
    response: v.object({ chat: chatStateSchema }),
  },
  'chat:commit': {
    request: commitRequestSchema,
    response: v.object({ seq: seqSchema, epoch: epochSchema, receivedAt: timeSchema }),
  },
  'chat:rejoin': { request: rejoinRequestSchema, response: nothing },
  'message:send': {
    request: sendRequestSchema,
    response: v.object({ seq: seqSchema, receivedAt: timeSchema }),
  },
  'sync:start': {
    request: syncRequestSchema,
    response: v.object({ chats: v.array(chatStateSchema), serverTime: timeSchema }),
  },
  'chat:fetch': {
    request: fetchRequestSchema,
    response: v.object({
      entries: v.array(logEntrySchema),
      headSeq: seqSchema,
      /**
       * Entries up to here are not there for this device (past retention, or from before it joined):
       * present when greater than `afterSeq`; the device continues from it without waiting for more.
       */
      prunedTo: v.optional(seqSchema),
    }),
  },
  'file:share': { request: shareFileRequestSchema, response: nothing },
  'file:release': { request: releaseFileRequestSchema, response: nothing },
  'chat:confirm': { request: cursorRequestSchema, response: nothing },
  'chat:read': { request: readRequestSchema, response: nothing },
  'presence:set': { request: setPresenceRequestSchema, response: nothing },
  'presence:watch': {
    request: watchPresenceRequestSchema,
    response: v.object({ presence: v.array(presenceSchema) }),
  },
  'presence:audience': { request: presenceAudienceRequestSchema, response: nothing },
  'profile:set': { request: setProfileRequestSchema, response: nothing },
  'profile:versions': {
    request: v.strictObject({}),
    response: v.object({ profiles: v.array(profileVersionSchema) }),
  },
  'profile:get': {
    request: getProfileRequestSchema,
    response: v.object({ version: v.number(), sealed: v.instance(Uint8Array) }),
  },
  'block:set': { request: setBlockRequestSchema, response: nothing },
  'block:list': {
    request: v.strictObject({}),
    response: v.object({ userIds: v.array(userIdSchema) }),
  },
  'report:send': { request: reportRequestSchema, response: nothing },
  ...INVITE_REQUESTS,
} as const;

export type RequestName = keyof typeof REQUESTS;
export type RequestOf<N extends RequestName> = v.InferOutput<(typeof REQUESTS)[N]['request']>;
export type ResponseOf<N extends RequestName> = v.InferOutput<(typeof REQUESTS)[N]['response']>;

/** Pulses of a client: no ack, may be lost. */
export const PULSES = { 'typing:set': typingRequestSchema } as const;
export type PulseName = keyof typeof PULSES;
export type PulseOf<N extends PulseName> = v.InferOutput<(typeof PULSES)[N]>;

/** What the server tells without being asked; the client parses each with its schema. */
export const PUSHES = {
  /**
   * The next entry of a chat's log. May be missed: the cursor sync makes delivery exact. Not pushed
   * to the device that wrote it: the ack of `message:send` or `chat:commit` stands for it, in order.
   */
  'log:entry': v.object({ chatId: chatIdSchema, entry: logEntrySchema }),
  /** A chat that is new to this device, or whose members or devices changed. */
  'chat:state': v.object({ chat: chatStateSchema }),
  /** Cursors of a member moved. */
  'receipt:update': v.object({
    chatId: chatIdSchema,
    userId: userIdSchema,
    deliveredSeq: seqSchema,
    readSeq: seqSchema,
  }),
  'typing:update': v.object({
    chatId: chatIdSchema,
    userId: userIdSchema,
    typing: v.boolean(),
    activity: v.optional(typingActivitySchema),
  }),
  'presence:update': presenceSchema,
  'profile:update': v.object({ userId: userIdSchema, version: v.number() }),
  /** Devices of an account that shares a chat with this one were enrolled or revoked. */
  'device:update': v.object({ userId: userIdSchema }),
  /** Few key packages are left: upload more. */
  'key-package:low': v.object({ count: v.number() }),
  /** The device was revoked: the session ends after this. */
  'session:revoked': v.object({ deviceId: deviceIdSchema }),
  ...INVITE_PUSHES,
} as const;
export type PushName = keyof typeof PUSHES;
export type PushOf<N extends PushName> = v.InferOutput<(typeof PUSHES)[N]>;

/** Socket.IO type maps, the same for both ends. Both ends pass `parser` from socket-parser.ts. */
export type ClientToServerEvents = {
  [N in RequestName]: (payload: RequestOf<N>, ack: (answer: Ack<ResponseOf<N>>) => void) => void;
} & { [N in PulseName]: (payload: PulseOf<N>) => void };
export type ServerToClientEvents = { [N in PushName]: (payload: PushOf<N>) => void };
