import { EventEmitter } from 'node:events';
import { ignoreGone } from '../chromium/cdp.ts';
import { runtime } from '../runtime.ts';
import { strict } from '../strict.ts';
import { fromHttp } from './schemes.ts';

type Implemented =
  | 'addWordToSpellCheckerDictionary'
  | 'availableSpellCheckerLanguages'
  | 'isSpellCheckerEnabled'
  | 'getSpellCheckerLanguages'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler';
type RequestHandler = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>;
type Permission = Parameters<RequestHandler>[1];

/** Electron's names of permissions and the names under which Chromium's protocol sets them. */
const PERMISSIONS: Partial<Record<Permission, string>> = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  midi: 'midi',
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  'persistent-storage': 'durable-storage',
  'local-network-access': 'local-network-access',
  'idle-detection': 'idle-detection',
};
const MEDIA = { camera: 'video', microphone: 'audio' } as const;
type MediaType = (typeof MEDIA)[keyof typeof MEDIA];

class SessionDouble extends EventEmitter implements Pick<Electron.Session, Implemented> {
  #request: RequestHandler | null = null;
  #check: CheckHandler | null = null;

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#request = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#check = handler;
  }

  setDevicePermissionHandler(): void {}

  readonly availableSpellCheckerLanguages = ['de', 'en-GB', 'en-US', 'ru'];
  readonly learned: string[] = [];
  #spelling = true;
  #languages: string[] = [];

  isSpellCheckerEnabled = () => this.#spelling;
  getSpellCheckerLanguages = () => this.#languages;

  setSpellCheckerEnabled(enable: boolean): void {
    this.#spelling = enable;
  }

  setSpellCheckerLanguages(languages: string[]): void {
    const unknown = languages.find((code) => !this.availableSpellCheckerLanguages.includes(code));
    if (unknown) throw new Error(`Invalid language code provided: "${unknown}"`);
    this.#languages = languages;
  }

  addWordToSpellCheckerDictionary(word: string): boolean {
    this.learned.push(word);
    return true;
  }

  /** Chromium asks nobody here, so the app's answers are collected before a page loads. */
  async applyPermissions(contents: Electron.WebContents, origin: string): Promise<void> {
    const names = Object.entries(PERMISSIONS) as [Permission, string, MediaType?][];
    for (const [name, type] of Object.entries(MEDIA)) names.push(['media', name, type]);
    for (const [permission, name, mediaType] of names) {
      const allowed = await this.#isAllowed(contents, permission, origin, mediaType);
      const setting = allowed ? 'granted' : 'denied';
      const params = { permission: { name }, setting, origin };
      ignoreGone(runtime.cdp!.send('Browser.setPermission', params));
    }
  }

  #isAllowed(
    contents: Electron.WebContents,
    permission: Permission,
    origin: string,
    mediaType?: MediaType,
  ): Promise<boolean> {
    const requestingUrl = fromHttp(`${origin}/`);
    const details = {
      requestingUrl,
      isMainFrame: true,
      ...(mediaType && { mediaType, mediaTypes: [mediaType] }),
    };
    if (this.#check && !this.#check(contents, permission, requestingUrl, details))
      return Promise.resolve(false);
    const request = this.#request;
    if (!request) return Promise.resolve(true);
    return new Promise((resolve) => request(contents, permission, resolve, details));
  }
}

export const defaultSession = strict('session.defaultSession', new SessionDouble());

/** Sessions of their own, for requests without a page. */
export const session = strict('session', {
  defaultSession,
  fromPartition: () => strict('session', new SessionDouble()),
});
