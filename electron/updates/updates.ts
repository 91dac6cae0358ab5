import { app } from 'electron';
import type { AppUpdater } from 'electron-updater';
import type { UpdateOptions, UpdatePhase, UpdateState } from '#contract/platform/updates-api.ts';
import { changeHostSettings, hostSettings } from '../host/settings.ts';
import { isSigned } from './signature.ts';
import { updateKey } from './source.ts';

/** Between two looks of its own, ms. */
const INTERVAL = 6 * 60 * 60_000;

/** Looks for newer versions, fetches what its maker signed, and installs it when it is told to. */
export class Updates {
  readonly #key = updateKey();
  readonly #changed: (state: UpdateState) => void;
  #phase: UpdatePhase;
  #updater: AppUpdater | null = null;
  #running = false;

  constructor(changed: (state: UpdateState) => void) {
    this.#changed = changed;
    this.#phase = { phase: this.#key === null ? 'unavailable' : 'idle' };
  }

  get state(): UpdateState {
    const { updateChannel, updateAutomatically } = hostSettings();
    return { channel: updateChannel, automatic: updateAutomatically, ...this.#phase };
  }

  /** Looks at once and then regularly, as long as that is wanted. */
  start(): void {
    const look = () => {
      if (hostSettings().updateAutomatically) void this.check();
    };
    look();
    setInterval(look, INTERVAL).unref();
  }

  setOptions({ channel, automatic }: Partial<UpdateOptions>): void {
    if (channel !== undefined) changeHostSettings({ updateChannel: channel });
    if (automatic !== undefined) changeHostSettings({ updateAutomatically: automatic });
    this.#changed(this.state);
    if (automatic) void this.check();
  }

  async check(): Promise<void> {
    if (this.#key === null || this.#running || this.#phase.phase === 'ready') return;
    this.#running = true;
    try {
      await this.#look(this.#key);
    } catch {
      this.#become({ phase: 'failed', reason: 'unreachable' });
    }
    this.#running = false;
  }

  /** Ends the app; the new version starts in its place. */
  restart(): void {
    if (this.#phase.phase === 'ready') this.#updater?.quitAndInstall(false, true);
  }

  async #look(key: string): Promise<void> {
    this.#become({ phase: 'checking' });
    const updater = await this.#load();
    updater.channel = hostSettings().updateChannel === 'beta' ? 'beta' : 'latest';
    // Set by the channel; an old version with its known holes must not come back.
    updater.allowDowngrade = false;
    const found = await updater.checkForUpdates();
    if (!found) return this.#become({ phase: 'unavailable' });
    if (!found.isUpdateAvailable) return this.#become({ phase: 'current' });
    const { version } = found.updateInfo;
    if (!isSigned(found.updateInfo, key))
      return this.#become({ phase: 'failed', reason: 'untrusted' });
    this.#become({ phase: 'downloading', version, progress: 0 });
    await updater.downloadUpdate();
    this.#become({ phase: 'ready', version });
  }

  /** Loaded with the first look: nobody else needs it. */
  async #load(): Promise<AppUpdater> {
    if (this.#updater) return this.#updater;
    const { default: electronUpdater } = await import('electron-updater');
    const updater = electronUpdater.autoUpdater;
    updater.logger = null;
    updater.autoDownload = false;
    updater.forceDevUpdateConfig = !app.isPackaged;
    updater.disableWebInstaller = true;
    // Else it tells each server a number that stays with this installation.
    updater.requestHeaders = { 'x-user-staging-id': '' };
    updater.on('download-progress', ({ percent }) => {
      if (this.#phase.phase === 'downloading')
        this.#become({ ...this.#phase, progress: Math.min(1, percent / 100) });
    });
    // Failures come as rejections, too.
    updater.on('error', () => {});
    this.#updater = updater;
    return updater;
  }

  #become(phase: UpdatePhase): void {
    this.#phase = phase;
    this.#changed(this.state);
  }
}
