/** How the installed app gets newer versions of itself. */
export interface UpdatesApi {
  state(): Promise<UpdateState>;
  /** Looks for a newer version now and fetches it; the state tells what came of it. */
  check(): Promise<void>;
  setOptions(change: Partial<UpdateOptions>): Promise<void>;
  /** Installs what was fetched and starts it; only in the phase `ready`. */
  restart(): Promise<void>;
  onChange(listener: (state: UpdateState) => void): () => void;
}

export interface UpdateOptions {
  /** `beta` gets versions before they count as finished, too. */
  channel: UpdateChannel;
  /** Looks by itself, at the start and some times a day. */
  automatic: boolean;
}

export type UpdateChannel = 'stable' | 'beta';

/**
 * `unavailable`: this build has no source of updates, or the system's own package manager brings them.
 * `ready`: fetched, its signature and its digest hold; it is installed at the next start.
 */
export type UpdatePhase =
  | { phase: 'unavailable' | 'idle' | 'checking' | 'current' }
  | { phase: 'downloading'; version: string; /** In [0, 1]. */ progress: number }
  | { phase: 'ready'; version: string }
  /** `untrusted`: not signed by the maker of this build; nothing of it was kept. */
  | { phase: 'failed'; reason: 'unreachable' | 'untrusted' };

export type UpdateState = UpdateOptions & UpdatePhase;
