import { randomBytes } from 'node:crypto';
import type { ServerConfig } from '../config/config.ts';
import type { Log } from '../logging.ts';
import type { Repositories } from '../repositories/ports.ts';
import type { ReportStore } from '../reports/store.ts';
import { Audiences } from './audiences.ts';
import { Authentication } from './authentication.ts';
import { Blocks } from './blocks.ts';
import { ChatCache } from './chat-cache.ts';
import { ChatLog } from './chat-log.ts';
import { Chats } from './chats.ts';
import { Commits } from './commits.ts';
import { Contacts } from './contacts.ts';
import { Devices } from './devices.ts';
import { Directory } from './directory.ts';
import { Invites } from './invites.ts';
import { KeyPackages } from './key-packages.ts';
import { Nonces } from './nonces.ts';
import type { Notifier } from './notifier.ts';
import type { Origins } from './origins.ts';
import { PresenceService } from './presence.ts';
import { Profiles } from './profiles.ts';
import { RateLimits } from './rate-limits.ts';
import { Receipts } from './receipts.ts';
import { Reports } from './reports.ts';
import { Retention } from './retention.ts';
import { Sessions } from './sessions.ts';
import { SharedFiles } from './shared-files.ts';
import { Tokens } from './tokens.ts';
import { Typing } from './typing.ts';
import { Waiting } from './waiting.ts';

interface Outside {
  config: ServerConfig;
  repositories: Repositories;
  reports: ReportStore;
  notifier: Notifier;
  log: Log;
  /** Known once the server listens: the port is part of them. */
  origins: () => Origins;
}

export type Services = Awaited<ReturnType<typeof createServices>>;

/** Puts the services together. */
export async function createServices({
  config,
  repositories,
  reports,
  notifier,
  log,
  origins,
}: Outside) {
  const { accounts, blocks, devices, keyPackages } = repositories;
  const secret = await repositories.settings.getOrCreate({
    key: 'token-secret',
    value: Uint8Array.from(randomBytes(32)),
  });
  const rateLimits = new RateLimits(config.rateFactor);
  const tokens = new Tokens(secret);
  const contacts = new Contacts(accounts, notifier, log);
  const sessions = new Sessions(tokens, devices, rateLimits);
  const nonces = new Nonces();
  const cache = new ChatCache(repositories.chats);
  const chats = new Chats({ accounts, chats: repositories.chats, cache, notifier, rateLimits });
  const waiting = new Waiting(repositories.log);
  const onLog = { log: repositories.log, chats, notifier, rateLimits };
  const audiences = new Audiences(accounts);
  await audiences.load();
  const presence = new PresenceService({ accounts, contacts, audiences, notifier });
  const retention = new Retention(repositories.retention, config.retentionMs, log);
  return {
    rateLimits,
    sessions,
    waiting,
    retention,
    chats,
    authentication: new Authentication({ accounts, contacts, nonces, tokens, rateLimits, origins }),
    directory: new Directory(accounts, devices, rateLimits),
    devices: new Devices({ devices, contacts, notifier, rateLimits, sessions, waiting }),
    keyPackages: new KeyPackages({
      accounts,
      blocks,
      devices,
      keyPackages,
      notifier,
      rateLimits,
    }),
    chatLog: new ChatLog({ ...onLog, waiting }),
    commits: new Commits(onLog),
    invites: new Invites({ invites: repositories.invites, cache, notifier, rateLimits }),
    receipts: new Receipts({
      repository: repositories.chats,
      chats,
      notifier,
      retention,
      rateLimits,
    }),
    presence,
    blocks: new Blocks({ blocks, cache, presence, rateLimits }),
    reports: new Reports({ accounts, contacts, store: reports, rateLimits }),
    sharedFiles: new SharedFiles(repositories.blobs, rateLimits, config.accountFilesBytes),
    profiles: new Profiles(accounts, contacts, rateLimits),
    typing: new Typing(cache, notifier, rateLimits),
  };
}
