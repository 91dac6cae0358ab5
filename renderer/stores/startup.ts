import { create } from 'zustand';
import type { EngineErrorCode } from '#contract/engine/errors.ts';

/** Why there is no running engine. `crashed`: its worker ended by itself. */
export type StartupFailure =
  | EngineErrorCode
  | 'keychain-missing'
  | 'keychain-changed'
  | 'vault-failed'
  | 'crashed';

export type Startup =
  | { phase: 'starting' }
  | { phase: 'ready' }
  /**
   * A passphrase is set and has to be typed. `takeOver`: from another window, then. `ending`: the engine
   * is on its way out and the page is loaded anew after it; what is typed now would be lost.
   */
  | { phase: 'locked'; takeOver: boolean; ending?: boolean }
  /** The first key can be made under a passphrase only. */
  | { phase: 'passphrase-required' }
  | { phase: 'failed'; failure: StartupFailure };

export const useStartup = create<{ startup: Startup }>()(() => ({
  startup: { phase: 'starting' },
}));

export function setStartup(startup: Startup): void {
  useStartup.setState({ startup });
}
