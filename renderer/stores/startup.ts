import { create } from 'zustand';
import type { EngineErrorCode } from '#contract/engine/errors.ts';
import type { VaultFailure } from '#contract/platform/platform-api.ts';

/** Why there is no running engine. `crashed`: its worker ended by itself. */
export type StartupFailure = EngineErrorCode | VaultFailure['code'] | 'crashed';

export type Startup =
  | { phase: 'starting' }
  | { phase: 'ready' }
  | { phase: 'failed'; failure: StartupFailure };

export const useStartup = create<{ startup: Startup }>()(() => ({
  startup: { phase: 'starting' },
}));

export function setStartup(startup: Startup): void {
  useStartup.setState({ startup });
}
