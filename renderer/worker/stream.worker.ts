import type { StreamAnswer, StreamRequest } from '#contract/engine/streams.ts';

/**
 * Stands between the players of a page and the engine: a request below `/stream/` is answered with the
 * stretch of plaintext that the page hands over. It keeps nothing, stores nothing, and asks only the
 * page that wants to play. Self-contained: what it imports are types.
 */

/** What of https://w3c.github.io/ServiceWorker/ is used; a page's types lack it. */
interface Scope {
  readonly clients: {
    claim(): Promise<void>;
    get(
      id: string,
    ): Promise<{ postMessage(message: unknown, transfer: Transferable[]): void } | null>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
}
interface WorkerEvent extends Event {
  readonly request: Request;
  readonly clientId: string;
  respondWith(answer: Promise<Response>): void;
  waitUntil(work: Promise<unknown>): void;
  /** https://github.com/WICG/service-worker-static-routing-api */
  addRoutes?(rules: unknown): Promise<void>;
}

const scope = globalThis as unknown as Scope;
const PATH = '/stream/';
/** A page that does not answer for this long has gone or is stuck, ms. */
const PATIENCE = 60_000;
/** Only players are answered: never a page, a frame or a script. */
const PLAYERS: ReadonlySet<string> = new Set(['video', 'audio']);

scope.addEventListener('install', (event) => {
  event.waitUntil(scope.skipWaiting());
  // Everything else goes to the network as if nobody stood in between.
  const condition = { not: { urlPattern: { pathname: `${PATH}*` } } };
  const routes = event.addRoutes?.({ condition, source: 'network' });
  if (routes) event.waitUntil(routes.catch(() => {}));
});

scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));

// A page that was loaded anew past its worker asks to be taken in.
scope.addEventListener('message', (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== location.origin || !pathname.startsWith(PATH)) return;
  event.respondWith(answer(event, pathname.slice(PATH.length)));
});

async function answer({ request, clientId }: WorkerEvent, stream: string): Promise<Response> {
  const range = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(request.headers.get('range') ?? 'bytes=0-');
  if (!range || request.method !== 'GET' || !PLAYERS.has(request.destination)) return empty(404);
  const [, first = '0', last = ''] = range;
  const start = Number(first);
  const end = last === '' ? null : Number(last) + 1;
  const given = await ask(clientId, { stream, start, end });
  if (!given) return empty(404);
  if (given.bytes.byteLength === 0) return empty(416);
  return new Response(given.bytes, {
    status: 206,
    headers: {
      'content-type': given.type,
      'content-length': String(given.bytes.byteLength),
      'content-range': `bytes ${start}-${start + given.bytes.byteLength - 1}/${given.size}`,
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

const empty = (status: number) => new Response(null, { status });

async function ask(clientId: string, request: StreamRequest): Promise<StreamAnswer | null> {
  const client = await scope.clients.get(clientId);
  if (!client) return null;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), PATIENCE);
    port1.addEventListener('message', ({ data }) => {
      clearTimeout(timer);
      resolve(data as StreamAnswer | null);
      port1.close();
    });
    port1.start();
    client.postMessage(request, [port2]);
  });
}
