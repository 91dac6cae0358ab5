import type { HostFilesApi } from './files-api.ts';
import type { HostApi } from './host-api.ts';

/**
 * The machine as the interface sees it. On the desktop preload implements it over IPC, in a browser
 * `renderer/platform/web` with what browsers offer. Subscriptions return their own end.
 */
export interface PlatformApi {
  readonly info: PlatformInfo;
  readonly vault: VaultApi;
  readonly window: WindowApi;
  readonly notifications: NotificationsApi;
  readonly badge: { set(count: number): Promise<void> };
  readonly theme: ThemeApi;
  readonly links: LinksApi;
  readonly power: PowerApi;
  /** Null in a browser. */
  readonly host: HostApi | null;
  /** Null in a browser, which has ways of its own to save. */
  readonly files: HostFilesApi | null;
}

export interface PlatformInfo {
  kind: 'desktop' | 'web';
  os: 'windows' | 'macos' | 'linux' | 'other';
  /** BCP 47, the person's first language. */
  locale: string;
  version: string;
  /** Server to offer at the first run; null when none is known. */
  defaultServer: string | null;
  /** Whether the interface draws the title bar and its buttons. */
  customTitleBar: boolean;
}

/** Keeper of the 256-bit key of the local cache (DEK): wrapped by the machine, and by a passphrase if set. */
export interface VaultApi {
  /** Whether a passphrase is needed to open, without opening anything. */
  state(): Promise<VaultState | VaultFailure>;
  /** The key, created at the first call; 32 bytes. Fails with a {@link VaultFailure}. */
  open(passphrase?: string): Promise<{ ok: true; key: Uint8Array } | VaultFailure>;
  /**
   * Sets, changes or removes (`next` null) the passphrase; `current` is null while there is none. The key
   * stays the same and is wrapped anew, in one step: a crash leaves the old wrapping or the new one.
   */
  setPassphrase(current: string | null, next: string | null): Promise<{ ok: true } | VaultFailure>;
  /** Destroys the wrapped key: the cache can't be read afterwards. */
  destroy(): Promise<void>;
  /** The host asks to lock: the screen was locked, the machine goes to sleep, or a menu was used. */
  onLockRequest(listener: (reason: LockReason) => void): () => void;
}

export type LockReason = 'screen' | 'suspend' | 'menu';

export interface VaultState {
  ok: true;
  /** Whether a passphrase is set. */
  passphrase: boolean;
  /** Time until the next attempt is taken, in ms; 0 when one is taken now. */
  waitMs: number;
}

/** Longest passphrase, in UTF-16 units. */
export const MAX_PASSPHRASE = 1024;

export type VaultFailure =
  | {
      ok: false;
      /**
       * `keychain-missing`: the OS offers no safe place. `keychain-changed`: the key can't be unwrapped.
       * `passphrase-required`: without a safe place a first key is made under a passphrase only.
       * `locked`: a passphrase is set and none was given.
       */
      code:
        | 'keychain-missing'
        | 'keychain-changed'
        | 'vault-failed'
        | 'passphrase-required'
        | 'locked';
    }
  | {
      ok: false;
      /** `slow-down`: too many wrong attempts, this one was not looked at. */
      code: 'wrong-passphrase' | 'slow-down';
      /** Time until the next attempt is taken, in ms. */
      waitMs: number;
    };

export interface WindowApi {
  minimize(): Promise<void>;
  toggleMaximize(): Promise<void>;
  close(): Promise<void>;
  /** Shows and focuses the window. */
  show(): Promise<void>;
  /** How far transfers have come, 0 to 1, on the taskbar or dock; null takes it away. */
  setProgress(share: number | null): Promise<void>;
  onMaximized(listener: (maximized: boolean) => void): () => void;
}

export interface NotificationRequest {
  /** Chat it belongs to: a newer notification of the same chat takes its place. */
  chatId: string;
  title: string;
  body: string;
  silent: boolean;
  /**
   * Labels of what can be done without opening the app; shown where the system has such buttons. Null
   * when there is nothing to do.
   */
  actions: { reply: string; markRead: string } | null;
}

/** What was chosen on a notification. */
export type NotificationAction =
  | { kind: 'reply'; chatId: string; text: string }
  | { kind: 'mark-read'; chatId: string };

export interface NotificationsApi {
  /** Asks the person where the platform wants that; answers whether notifications may be shown. */
  request(): Promise<boolean>;
  show(request: NotificationRequest): Promise<void>;
  withdraw(chatId: string): Promise<void>;
  onClick(listener: (chatId: string) => void): () => void;
  onAction(listener: (action: NotificationAction) => void): () => void;
}

export type ThemePreference = 'system' | 'light' | 'dark';

export interface ThemeApi {
  /** Tells the host the person's choice and answers what it comes to now. */
  set(preference: ThemePreference): Promise<'light' | 'dark'>;
  onChange(listener: (resolved: 'light' | 'dark') => void): () => void;
}

export interface LinksApi {
  /** Opens an https link in the default browser; other schemes are refused with false. */
  openExternal(url: string): Promise<boolean>;
  /** `vestnik://` links, also the one that started the app. */
  onDeepLink(listener: (url: string) => void): () => void;
}

export interface PowerApi {
  /** After sleep, and when the network came, went or became another one. */
  onResume(listener: () => void): () => void;
}
