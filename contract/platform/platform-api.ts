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

/** Keeper of the 256-bit key of the local cache (DEK). */
export interface VaultApi {
  /** The key, created at the first call; 32 bytes. Fails with a {@link VaultFailure}. */
  open(): Promise<{ ok: true; key: Uint8Array } | VaultFailure>;
  /** Destroys the wrapped key: the cache can't be read afterwards. */
  destroy(): Promise<void>;
}

export interface VaultFailure {
  ok: false;
  /** `keychain-missing`: the OS offers no safe place. `keychain-changed`: the key can't be unwrapped. */
  code: 'keychain-missing' | 'keychain-changed' | 'vault-failed';
}

export interface WindowApi {
  minimize(): Promise<void>;
  toggleMaximize(): Promise<void>;
  close(): Promise<void>;
  /** Shows and focuses the window. */
  show(): Promise<void>;
  onMaximized(listener: (maximized: boolean) => void): () => void;
}

export interface NotificationRequest {
  /** Chat it belongs to: a newer notification of the same chat takes its place. */
  chatId: string;
  title: string;
  body: string;
  silent: boolean;
}

export interface NotificationsApi {
  /** Asks the person where the platform wants that; answers whether notifications may be shown. */
  request(): Promise<boolean>;
  show(request: NotificationRequest): Promise<void>;
  withdraw(chatId: string): Promise<void>;
  onClick(listener: (chatId: string) => void): () => void;
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
  /** After sleep, or when the network came back. */
  onResume(listener: () => void): () => void;
}
