import type { UpdatesApi } from './updates-api.ts';
import type { WaitingWatch } from './waiting.ts';

/** What the desktop has beyond a browser: tray, menus, start at login. */
export interface HostApi {
  /** Tells what the tray shows; the language also goes to all menus and stays for the next start. */
  describe(state: HostState): Promise<void>;
  /** What was chosen in the tray's or the application's menu. */
  onCommand(listener: (command: HostCommand) => void): () => void;
  options(): Promise<HostOptions>;
  /** Changes options; the answer is what the system took. */
  setOptions(change: Partial<HostOptions>): Promise<HostOptions>;
  /**
   * Asks an https page what it is about: from public addresses only, without cookies, within 5 s and
   * 512 KiB. Null when there is no answer, or while `linkPreviews` is off.
   */
  linkPreview(url: string): Promise<FetchedPreview | null>;
  readonly waiting: WaitingApi;
  readonly updates: UpdatesApi;
}

/** Hears for a locked app that messages wait on the server, and how many. */
export interface WaitingApi {
  /** Begins to listen, or ends it (null). Answers when the server was heard or can't be reached. */
  watch(watch: WaitingWatch | null): Promise<void>;
  /** Messages that came since it began. */
  count(): Promise<number>;
  onChange(listener: (count: number) => void): () => void;
}

export type Availability = 'online' | 'away' | 'do-not-disturb' | 'invisible';

export interface HostState {
  language: 'en' | 'ru';
  /** Null while nobody is registered. */
  availability: Availability | null;
  /** End of the silence in ms since 1970, or null. */
  mutedUntil: number | null;
  /** Whether nothing is announced because others see the screen. */
  presenting: boolean;
  /** Whether the app is open and a passphrase can close it. */
  canLock: boolean;
}

export type HostCommand =
  | { kind: 'availability'; availability: Availability }
  /** `until` in ms since 1970; null ends the silence. */
  | { kind: 'mute'; until: number | null }
  | { kind: 'presenting'; on: boolean }
  | { kind: 'settings' }
  | { kind: 'new-chat' };

export interface HostOptions {
  startAtLogin: boolean;
  /** Start at login goes to the tray, without a window; no effect on macOS. */
  startHidden: boolean;
  /** A key combination shows the window from anywhere. */
  shortcut: boolean;
  /** The page of a link in a message is asked what it is about while the message is written. */
  linkPreviews: boolean;
  /** Misspelled words are marked; except on macOS the dictionaries are fetched from Google once. */
  spelling: boolean;
}

/** Longest texts of a preview, UTF-16 units. */
export const LINK_PREVIEW = { title: 200, description: 300 } as const;

/** What a page says about itself. */
export interface FetchedPreview {
  title: string;
  description: string;
  /** A picture in whatever format the page has; at most 512 KiB. */
  picture: Uint8Array | null;
}
