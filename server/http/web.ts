import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self' https: wss: http://127.0.0.1:* ws://127.0.0.1:* http://localhost:* ws://localhost:*",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default vestnik-worker',
].join('; ');

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'geolocation=(), payment=(), usb=()',
};

const NOT_BUILT = `This is a Vestnik server. It works, but the web client is not built.
Build it with: npm run build
`;

/** Serves the built web client at `/`; without one it says how to build it. */
export function webClient(app: FastifyInstance, folder: string): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    for (const [name, value] of Object.entries(HEADERS)) reply.header(name, value);
    done(null, payload);
  });
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('/', (_request, reply) => reply.type('text/plain; charset=utf-8').send(NOT_BUILT));
    return;
  }
  // Invite links: what they lead to stands behind `#`, which only the page gets to see.
  app.get('/invite/:id', (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('index.html'),
  );
  const hashed = `${sep}assets${sep}`;
  void app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    setHeaders: (response, path) =>
      response.header(
        'cache-control',
        path.includes(hashed) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
}
