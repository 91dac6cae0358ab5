import * as v from 'valibot';
import { inviteIdSchema } from './invites.ts';
import { LIMITS } from './limits.ts';
import { userIdSchema } from './primitives.ts';

/** A group has exactly one owner. */
export const roleSchema = v.picklist(['owner', 'admin', 'member']);
export type Role = v.InferOutput<typeof roleSchema>;

const whoSchema = v.picklist(['everyone', 'admins']);

/** Who may add members, change name and picture, pin and write; the owner counts as an admin. */
export const permissionsSchema = v.strictObject({
  add: whoSchema,
  edit: whoSchema,
  pin: whoSchema,
  write: whoSchema,
});
export type Permissions = v.InferOutput<typeof permissionsSchema>;

/** What a new group starts with. */
export const DEFAULT_PERMISSIONS: Permissions = {
  add: 'everyone',
  edit: 'admins',
  pin: 'admins',
  write: 'everyone',
};

const usersSchema = v.pipe(v.array(userIdSchema), v.maxLength(LIMITS.devicesPerGroup));

export const roleChangeSchema = v.strictObject({ userId: userIdSchema, role: roleSchema });
export type RoleChange = v.InferOutput<typeof roleChangeSchema>;

/**
 * What a commit means for the members of a group. The server reads it from the request, the members
 * from the commit's authenticated data (JSON in UTF-8), which its sender signed: a server that
 * changes roles on its own convinces nobody.
 */
export const groupChangeSchema = v.strictObject({
  added: v.optional(usersSchema),
  removed: v.optional(usersSchema),
  roles: v.optional(v.pipe(v.array(roleChangeSchema), v.maxLength(LIMITS.devicesPerGroup))),
  permissions: v.optional(permissionsSchema),
  /** By which link those who are added asked to come; absent when somebody chose them. */
  invite: v.optional(inviteIdSchema),
});
export type GroupChange = v.InferOutput<typeof groupChangeSchema>;

/** Members and permissions after a commit, for the devices that it added. */
export const rosterSchema = v.object({
  members: v.array(v.object({ userId: userIdSchema, role: roleSchema })),
  permissions: permissionsSchema,
});
export type Roster = v.InferOutput<typeof rosterSchema>;

/** The roster that comes with a welcome, and whom that commit made a member. */
export const welcomeRosterSchema = v.object({
  ...rosterSchema.entries,
  added: usersSchema,
  invite: v.optional(inviteIdSchema),
});
export type WelcomeRoster = v.InferOutput<typeof welcomeRosterSchema>;
