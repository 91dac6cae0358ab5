import * as v from 'valibot';
import { permissionsSchema, roleSchema } from '../wire/groups.ts';
import { LIMITS } from '../wire/limits.ts';
import { base64UrlSchema, userIdSchema } from '../wire/primitives.ts';
import { contentHead } from './head.ts';
import { openInvitesSchema } from './invite.ts';

const usersSchema = v.pipe(v.array(userIdSchema), v.maxLength(LIMITS.devicesPerGroup));

/**
 * Name, description and picture of a group. A change carries the revision after the last one that
 * its sender knew: of two changes made at once, the first in the log holds. The member who adds
 * somebody sends the present state again, for newcomers, with the profile keys of the others.
 */
export const groupInfoContentSchema = v.object({
  ...contentHead,
  type: v.literal('group-info'),
  revision: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.groupName)),
  description: v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.groupDescription)),
  /** A small JPEG or WebP; null for none. */
  picture: v.nullable(base64UrlSchema(LIMITS.groupPicture)),
  /** What is new in it; missing where the present state is told again. */
  changed: v.optional(v.picklist(['renamed', 'described', 'pictured'])),
  profiles: v.optional(
    v.pipe(
      v.array(v.object({ userId: userIdSchema, key: base64UrlSchema(32) })),
      v.maxLength(LIMITS.devicesPerGroup),
    ),
  ),
  /** Links into the group, for newcomers. */
  invites: v.optional(openInvitesSchema),
});

export type GroupInfoContent = v.InferOutput<typeof groupInfoContentSchema>;

/** The sender leaves; the server ends their membership with this entry. */
export const groupLeaveContentSchema = v.object({ ...contentHead, type: v.literal('group-leave') });

/** What a line in the timeline tells; who did it is the message's sender. */
export const systemEventSchema = v.variant('type', [
  v.object({ type: v.literal('created') }),
  /** This account was added. */
  v.object({ type: v.literal('joined'), invite: v.optional(v.boolean()) }),
  v.object({ type: v.literal('added'), users: usersSchema }),
  /** They came by an invite link. */
  v.object({ type: v.literal('admitted'), users: usersSchema }),
  v.object({ type: v.literal('removed'), users: usersSchema }),
  v.object({ type: v.literal('left') }),
  v.object({ type: v.literal('role'), userId: userIdSchema, role: roleSchema }),
  v.object({ type: v.literal('permissions'), permissions: permissionsSchema }),
  v.object({ type: v.literal('renamed'), name: v.string() }),
  v.object({ type: v.literal('described') }),
  v.object({ type: v.literal('pictured') }),
  v.object({ type: v.literal('invite-opened'), approval: v.boolean() }),
  v.object({ type: v.literal('invite-closed') }),
  /** The sender has come with so many new devices. */
  v.object({ type: v.literal('devices'), count: v.pipe(v.number(), v.minValue(1)) }),
]);
export type SystemEvent = v.InferOutput<typeof systemEventSchema>;
