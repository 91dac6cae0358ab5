import { EventEmitter } from 'node:events';
import { type CdpParams, ignoreGone } from '../chromium/cdp.ts';
import { createEvent } from '../event.ts';
import { runtime } from '../runtime.ts';
import { createCodec } from '../world/codec.ts';
import { focusScript } from '../world/focus.ts';
import type { Delivery, Dispatch } from '../world/preload.ts';
import { PRELOAD_WORLD, pageScript, preloadScript, SEND_BINDING } from '../world/scripts.ts';
import { ipcMain } from './ipc-main.ts';
import { fromHttp, toHttp } from './schemes.ts';
import { defaultSession } from './session.ts';
import { OWN_PAGE } from './targets.ts';
import { createTopFrame } from './web-frame.ts';

type Implemented =
  | 'close'
  | 'getURL'
  | 'getZoomLevel'
  | 'isDestroyed'
  | 'loadURL'
  | 'replaceMisspelling'
  | 'send'
  | 'setWindowOpenHandler'
  | 'setZoomLevel'
  | 'startDrag';
type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

interface Host {
  close(): void;
  isDestroyed(): boolean;
  isFocused(): boolean;
  emit(event: string, ...args: unknown[]): boolean;
}

const codec = createCodec();

/** A page of Chromium as Electron's WebContents. */
export class WebContentsDouble
  extends EventEmitter
  implements Pick<Electron.WebContents, Implemented>
{
  targetId = '';
  readonly #host: Host;
  readonly #frame = createTopFrame(this);
  readonly #attached: Promise<void>;
  #send: (method: string, params?: Record<string, unknown>) => Promise<CdpParams>;
  #url = '';
  /** Address that the app itself asked for: no navigation of the page. */
  #ownNavigation: string | null = null;
  #mainFrameId = '';
  #preloadContext: number | null = null;
  #loaded = Promise.withResolvers<void>();
  #windowOpen: WindowOpenHandler | null = null;

  constructor(host: Host, options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.#host = host;
    this.#send = () => Promise.reject(new Error('window is not attached'));
    this.#attached = this.#attach(options);
  }

  async #attach(options: Electron.BrowserWindowConstructorOptions): Promise<void> {
    const cdp = runtime.cdp!;
    const { width = 800, height = 600, webPreferences = {} } = options;
    const page = { url: OWN_PAGE, newWindow: true, width, height };
    this.targetId = (await cdp.send('Target.createTarget', page)).targetId;
    const target = { targetId: this.targetId, flatten: true };
    const { sessionId } = await cdp.send('Target.attachToTarget', target);
    this.#send = (method, params) => cdp.send(method, params, sessionId);
    cdp.listen((method, params) => this.#receive(method, params), sessionId);
    await this.#send('Page.enable');
    await this.#send('Runtime.enable');
    await this.#send('Fetch.enable', {
      patterns: [{ resourceType: 'Document', requestStage: 'Request' }],
    });
    await this.#send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript });
    if (!webPreferences.preload) return;
    const binding = { name: SEND_BINDING, executionContextName: PRELOAD_WORLD };
    await this.#send('Runtime.addBinding', binding);
    await this.#send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: PRELOAD_WORLD,
      source: preloadScript(webPreferences.preload, webPreferences.additionalArguments ?? []),
    });
  }

  async loadURL(url: string): Promise<void> {
    await this.#attached;
    const address = toHttp(url);
    await defaultSession.applyPermissions(
      this as unknown as Electron.WebContents,
      new URL(address).origin,
    );
    this.#loaded = Promise.withResolvers<void>();
    this.#ownNavigation = address;
    const { errorText } = await this.#send('Page.navigate', { url: address });
    if (errorText) throw new Error(`${errorText} loading '${url}'`);
    await this.#loaded.promise;
  }

  /** Words that the app put in the place of misspelled ones. */
  readonly replaced: string[] = [];
  readonly session = defaultSession as unknown as Electron.Session;
  #zoomLevel = 0;

  getZoomLevel = () => this.#zoomLevel;
  getURL = () => fromHttp(this.#url);
  isDestroyed = () => this.#host.isDestroyed();
  close = () => this.#host.close();

  send(channel: string, ...args: unknown[]): void {
    this.#deliver({ channel, args: codec.pack(args) });
  }

  /** The window got or lost the focus. */
  tellFocus(focused: boolean): void {
    const expression = focusScript(focused);
    this.#attached.then(
      () => ignoreGone(this.#send('Runtime.evaluate', { expression })),
      () => {},
    );
  }

  /** What was dragged out of the window. */
  readonly dragged: Electron.Item[] = [];
  startDrag(item: Electron.Item): void {
    this.dragged.push(item);
  }

  setZoomLevel(level: number): void {
    this.#zoomLevel = level;
  }

  replaceMisspelling(word: string): void {
    this.replaced.push(word);
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpen = handler;
  }

  #deliver(delivery: Delivery): void {
    if (this.#preloadContext === null || this.isDestroyed()) return;
    const expression = `__electronDoubleDeliver(${JSON.stringify(delivery)})`;
    ignoreGone(this.#send('Runtime.evaluate', { contextId: this.#preloadContext, expression }));
  }

  #receive(method: string, params: CdpParams): void {
    switch (method) {
      case 'Runtime.executionContextCreated': {
        const { name, id, auxData } = params.context;
        const top = !this.#mainFrameId || auxData.frameId === this.#mainFrameId;
        if (name === PRELOAD_WORLD && top) this.#preloadContext = id;
        break;
      }
      case 'Runtime.bindingCalled':
        void this.#answer(JSON.parse(params.payload));
        break;
      case 'Page.frameNavigated':
        if (params.frame.parentId) break;
        this.#mainFrameId = params.frame.id;
        this.#url = params.frame.url;
        this.emit('did-navigate', createEvent(), this.getURL(), 200, '');
        break;
      case 'Page.domContentEventFired':
        this.emit('dom-ready', createEvent());
        this.tellFocus(this.#host.isFocused());
        this.#host.emit('ready-to-show', createEvent());
        break;
      case 'Page.loadEventFired':
        this.emit('did-finish-load', createEvent());
        this.#loaded.resolve();
        break;
      case 'Page.windowOpen':
        this.#openWindow(params);
        break;
      case 'Fetch.requestPaused':
        this.#navigate(params);
        break;
    }
  }

  /** Asks the app whether the page may go there. */
  #navigate({ requestId, request, frameId }: CdpParams): void {
    const own = this.#ownNavigation === request.url;
    this.#ownNavigation = null;
    const isMainFrame = !this.#mainFrameId || frameId === this.#mainFrameId;
    const event = createEvent({ url: fromHttp(request.url), isMainFrame });
    if (!own) {
      if (isMainFrame) this.emit('will-navigate', event, event.url);
      this.emit('will-frame-navigate', event);
    }
    const command = event.defaultPrevented
      ? this.#send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      : this.#send('Fetch.continueRequest', { requestId });
    ignoreGone(command);
  }

  #openWindow({ url, windowName, windowFeatures }: CdpParams): void {
    const details = {
      url: fromHttp(url),
      frameName: windowName,
      features: windowFeatures.join(','),
      disposition: 'new-window' as const,
      referrer: { url: this.getURL(), policy: 'strict-origin-when-cross-origin' as const },
    };
    if (this.#windowOpen?.(details).action !== 'deny')
      throw new Error('electron double: child windows are not implemented');
  }

  async #answer({ id, channel, args }: Dispatch): Promise<void> {
    const event = createEvent({ sender: this, senderFrame: this.#frame });
    try {
      const values = codec.unpack(args) as unknown[];
      const invoked = event as unknown as Electron.IpcMainInvokeEvent;
      this.#deliver({ id, args: codec.pack(await ipcMain.answer(channel, invoked, values)) });
    } catch (error) {
      this.#deliver({ id, error: `Error invoking remote method '${channel}': ${String(error)}` });
    }
  }
}
