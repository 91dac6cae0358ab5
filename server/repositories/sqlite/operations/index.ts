import type { DatabaseSync } from 'node:sqlite';
import { accountOperations } from './accounts.ts';
import { blobOperations } from './blobs.ts';
import { blockOperations } from './blocks.ts';
import { chatOperations } from './chats.ts';
import { deviceOperations } from './devices.ts';
import { inviteOperations } from './invites.ts';
import { keyPackageOperations } from './key-packages.ts';
import { logOperations } from './log.ts';
import { retentionOperations } from './retention.ts';
import { settingsOperations } from './settings.ts';

/** Everything the worker can be asked, by repository and method. */
export function operations(db: DatabaseSync) {
  return {
    settings: settingsOperations(db),
    accounts: accountOperations(db),
    devices: deviceOperations(db),
    keyPackages: keyPackageOperations(db),
    chats: chatOperations(db),
    log: logOperations(db),
    retention: retentionOperations(db),
    blobs: blobOperations(db),
    blocks: blockOperations(db),
    invites: inviteOperations(db),
  };
}

/**
 * Methods whose single statements are each all or nothing, or that only read: they need no
 * savepoint of their own inside the group's transaction.
 */
export const WITHOUT_SAVEPOINT = new Set([
  'log.append',
  'log.page',
  'log.waiting',
  'chats.find',
  'chats.ofAccount',
  'chats.confirm',
  'chats.read',
  'accounts.find',
  'accounts.touch',
  'accounts.contacts',
  'accounts.acquainted',
  'accounts.lastSeen',
  'accounts.profile',
  'accounts.profileVersions',
  'devices.find',
  'devices.ofAccount',
  'blobs.find',
  'blobs.expired',
  'blobs.known',
  'blocks.of',
  'blocks.blocks',
  'invites.ofChat',
  'invites.look',
  'invites.pending',
]);

export const READS = new Set([
  'log.page',
  'log.waiting',
  'chats.find',
  'chats.ofAccount',
  'accounts.find',
  'accounts.contacts',
  'accounts.acquainted',
  'accounts.lastSeen',
  'accounts.profile',
  'accounts.profileVersions',
  'devices.find',
  'devices.ofAccount',
  'keyPackages.count',
  'retention.chatRefs',
  'blobs.find',
  'blobs.expired',
  'blobs.known',
  'blocks.of',
  'blocks.blocks',
  'invites.ofChat',
  'invites.look',
  'invites.pending',
]);
