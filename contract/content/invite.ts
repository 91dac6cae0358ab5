import * as v from 'valibot';
import { inviteIdSchema, type InviteId } from '../wire/invites.ts';
import { LIMITS } from '../wire/limits.ts';
import { base64UrlSchema, chatIdSchema, timeSchema } from '../wire/primitives.ts';
import { contentHead } from './head.ts';

const key = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/**
 * A link as the members know it: what they need to check who asks to come by it and to read the name.
 * Neither key leads back to the link's secret. 32 bytes each, base64url.
 */
export const openInviteSchema = v.object({
  id: inviteIdSchema,
  /** Ed25519 public key that requests are signed for. */
  key,
  /** Key of the preview and of the names of those who ask. */
  seal: key,
  approval: v.boolean(),
  expiresAt: v.nullable(timeSchema),
  maxUses: v.nullable(v.number()),
});
export type OpenInvite = v.InferOutput<typeof openInviteSchema>;

export const openInvitesSchema = v.pipe(
  v.array(openInviteSchema),
  v.maxLength(LIMITS.invitesPerGroup),
);

/** An admin opens a link into the group, or closes one for good. */
export const groupInviteContentSchema = v.object({
  ...contentHead,
  type: v.literal('group-invite'),
  open: v.optional(openInviteSchema),
  close: v.optional(inviteIdSchema),
});

/** What a link shows of the group, as JSON in UTF-8, sealed under the link's key. */
export const invitePreviewSchema = v.object({
  v: v.literal(1),
  chatId: chatIdSchema,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.groupName)),
  description: v.pipe(v.string(), v.maxLength(LIMITS.groupDescription)),
  picture: v.nullable(base64UrlSchema(LIMITS.groupPicture)),
});
export type InvitePreview = v.InferOutput<typeof invitePreviewSchema>;
export type InvitePreviewInput = v.InferInput<typeof invitePreviewSchema>;

/** Who asks to join, as JSON in UTF-8, sealed under the link's key. */
export const inviteHelloSchema = v.object({
  v: v.literal(1),
  displayName: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.displayName)),
});
export type InviteHello = v.InferOutput<typeof inviteHelloSchema>;

/** What a link says; the secret stands behind `#`, which no browser sends. */
export interface InviteLink {
  /** Origin of the server. */
  server: string;
  inviteId: InviteId;
  /** 32 bytes, base64url. */
  secret: string;
}

const ID = '[0-9a-f-]{36}';
const SECRET = '[A-Za-z0-9_-]{43}';
const WEB = new RegExp(`^(https?://[^/?#\\s]+)/invite/(${ID})/?#(${SECRET})$`, 'i');
const APP = new RegExp(`^vestnik://invite/(${ID})/?\\?server=([^&#\\s]+)#(${SECRET})$`, 'i');

/** The address that opens the web client, or the app where it is installed. */
export function inviteUrl({ server, inviteId, secret }: InviteLink): string {
  return `${server}/invite/${inviteId}#${secret}`;
}

/** The same for the installed app. */
export function inviteAppUrl({ server, inviteId, secret }: InviteLink): string {
  return `vestnik://invite/${inviteId}?server=${encodeURIComponent(server)}#${secret}`;
}

/** Reads either form; null for anything else. */
export function parseInviteLink(text: string): InviteLink | null {
  const trimmed = text.trim();
  const web = WEB.exec(trimmed);
  if (web) return checked(web[1], web[2], web[3]);
  const app = APP.exec(trimmed);
  if (!app) return null;
  try {
    return checked(decodeURIComponent(app[2] ?? ''), app[1], app[3]);
  } catch {
    return null;
  }
}

function checked(server = '', id = '', secret = ''): InviteLink | null {
  const inviteId = v.safeParse(inviteIdSchema, id.toLowerCase());
  if (!inviteId.success || !/^https?:\/\/[^/?#\s@]+$/i.test(server)) return null;
  return { server: server.toLowerCase(), inviteId: inviteId.output, secret };
}
