import * as v from 'valibot';
import { type HostFile, MOST_WRITTEN, type OpenFileId, type PlaceId } from './files-api.ts';
import type { UpdateChannel, UpdateState } from './updates-api.ts';
import type { FetchedPreview, HostCommand, HostOptions, HostState } from './host-api.ts';
import { waitingWatchSchema } from './waiting.ts';
import { MAX_PASSPHRASE } from './platform-api.ts';
import type {
  LockReason,
  NotificationAction,
  PlatformInfo,
  ThemePreference,
  VaultApi,
} from './platform-api.ts';

/**
 * The door between the interface and the desktop host. Requests go from preload to the main process,
 * which parses the arguments with these schemas; events come back the other way.
 */

const nothing = v.strictTuple([]);
const chatId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const passphrase = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_PASSPHRASE));
const theme = v.picklist(['system', 'light', 'dark'] satisfies ThemePreference[]);

const label = v.pipe(v.string(), v.maxLength(64));

/** Longer texts are cut by the host: no system shows more. */
const notification = v.strictObject({
  chatId,
  title: v.pipe(v.string(), v.maxLength(1024)),
  body: v.pipe(v.string(), v.maxLength(64 * 1024)),
  silent: v.boolean(),
  actions: v.nullable(v.strictObject({ reply: label, markRead: label })),
});

const hostState = v.strictObject({
  language: v.picklist(['en', 'ru']),
  availability: v.nullable(v.picklist(['online', 'away', 'do-not-disturb', 'invisible'])),
  mutedUntil: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  presenting: v.boolean(),
  canLock: v.boolean(),
}) satisfies v.GenericSchema<unknown, HostState>;

const hostOptions = v.strictObject({
  startAtLogin: v.exactOptional(v.boolean()),
  startHidden: v.exactOptional(v.boolean()),
  shortcut: v.exactOptional(v.boolean()),
  linkPreviews: v.exactOptional(v.boolean()),
  spelling: v.exactOptional(v.boolean()),
});

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const fileName = v.pipe(v.string(), v.minLength(1), v.maxLength(1024));
/** Names from the top down; the host takes only such as are safe already. */
const filePath = v.pipe(v.array(fileName), v.maxLength(64));
const written = v.pipe(
  v.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array),
  v.check(({ byteLength }) => byteLength <= MOST_WRITTEN),
);

const updateOptions = v.strictObject({
  channel: v.exactOptional(v.picklist(['stable', 'beta'] satisfies UpdateChannel[])),
  automatic: v.exactOptional(v.boolean()),
});

const waitingWatch = v.strictObject({
  ...waitingWatchSchema.entries,
  server: v.pipe(
    waitingWatchSchema.entries.server,
    v.regex(/^https:\/\/[^/?#@]+$|^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/),
  ),
});

/** Every request with the schema of its arguments. */
export const IPC_REQUESTS = {
  'vault:state': nothing,
  'vault:open': v.union([nothing, v.strictTuple([passphrase])]),
  'vault:set-passphrase': v.strictTuple([v.nullable(passphrase), v.nullable(passphrase)]),
  'vault:destroy': nothing,
  'window:minimize': nothing,
  'window:toggle-maximize': nothing,
  'window:close': nothing,
  'window:show': nothing,
  'window:progress': v.strictTuple([v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1)))]),
  'files:choose-file': v.strictTuple([fileName]),
  'files:choose-folder': v.strictTuple([v.nullable(fileName)]),
  'files:temporary': v.strictTuple([fileName]),
  'files:begin': v.strictTuple([number, filePath]),
  'files:write': v.strictTuple([number, written]),
  'files:end': v.strictTuple([number, v.boolean()]),
  'files:make-folder': v.strictTuple([number, filePath]),
  'files:open': v.strictTuple([number]),
  'files:show': v.strictTuple([number]),
  'files:drag': v.strictTuple([number]),
  'files:forget-temporary': nothing,
  'notifications:request': nothing,
  'notifications:show': v.strictTuple([notification]),
  'notifications:withdraw': v.strictTuple([chatId]),
  'badge:set': v.strictTuple([v.pipe(v.number(), v.safeInteger(), v.minValue(0))]),
  'theme:set': v.strictTuple([theme]),
  'links:open-external': v.strictTuple([v.pipe(v.string(), v.maxLength(8192))]),
  'host:describe': v.strictTuple([hostState]),
  'host:options': nothing,
  'host:set-options': v.strictTuple([hostOptions]),
  'updates:state': nothing,
  'updates:check': nothing,
  'updates:set-options': v.strictTuple([updateOptions]),
  'updates:restart': nothing,
  'host:link-preview': v.strictTuple([v.pipe(v.string(), v.maxLength(2048))]),
  'waiting:watch': v.strictTuple([v.nullable(waitingWatch)]),
  'waiting:count': nothing,
  /** Hands over the links that came before anybody listened; later ones arrive as events. */
  'links:take': nothing,
} as const;

export type IpcRequest = keyof typeof IPC_REQUESTS;
export type IpcArguments<R extends IpcRequest> = v.InferOutput<(typeof IPC_REQUESTS)[R]>;

/** What the host answers; requests that are missing here answer nothing. */
interface IpcAnswers {
  'vault:state': Awaited<ReturnType<VaultApi['state']>>;
  'vault:set-passphrase': Awaited<ReturnType<VaultApi['setPassphrase']>>;
  'vault:open': Awaited<ReturnType<VaultApi['open']>>;
  'files:choose-file': PlaceId | null;
  'files:choose-folder': PlaceId | null;
  'files:temporary': PlaceId;
  'files:begin': HostFile<OpenFileId>;
  'files:write': HostFile;
  'files:end': HostFile;
  'files:make-folder': HostFile;
  'files:open': boolean;
  'notifications:request': boolean;
  'theme:set': 'light' | 'dark';
  'links:open-external': boolean;
  'links:take': string[];
  'host:options': HostOptions;
  'host:set-options': HostOptions;
  'updates:state': UpdateState;
  'host:link-preview': FetchedPreview | null;
  'waiting:count': number;
}

export type IpcAnswer<R extends IpcRequest> = R extends keyof IpcAnswers ? IpcAnswers[R] : void;

/** What the host sends by itself, with its arguments. */
export interface IpcEvents {
  'vault:lock': [reason: LockReason];
  'window:maximized': [maximized: boolean];
  'notifications:click': [chatId: string];
  'notifications:action': [action: NotificationAction];
  'theme:changed': [resolved: 'light' | 'dark'];
  'links:opened': [url: string];
  'power:resumed': [];
  'host:command': [command: HostCommand];
  'updates:changed': [state: UpdateState];
  'waiting:changed': [count: number];
}

/** Command line switch that carries {@link PlatformInfo} as JSON to the preload script. */
export const INFO_SWITCH = '--vestnik-info=';

const platformInfo = v.object({
  kind: v.literal('desktop'),
  os: v.picklist(['windows', 'macos', 'linux', 'other']),
  locale: v.string(),
  version: v.string(),
  defaultServer: v.nullable(v.string()),
  customTitleBar: v.boolean(),
}) satisfies v.GenericSchema<unknown, PlatformInfo>;

/** The host's description of itself, from the arguments of the renderer process. */
export function readPlatformInfo(argv: readonly string[]): PlatformInfo {
  const json = argv.find((argument) => argument.startsWith(INFO_SWITCH))?.slice(INFO_SWITCH.length);
  return v.parse(platformInfo, JSON.parse(json ?? 'null'));
}
