import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FastifyInstance, LogController, fastify } from 'fastify';
import type { Logger } from 'pino';
import { HTTP_PATHS } from '#contract/wire/auth.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import { type ServerConfig, defaultConfig } from './config/config.ts';
import { openFiles } from './files/open-files.ts';
import { Dispatcher } from './gateway/dispatcher.ts';
import { Gateway, createIo } from './gateway/gateway.ts';
import { pulseHandlers, requestHandlers } from './gateway/handlers.ts';
import { socketNotifier } from './gateway/socket-notifier.ts';
import { apiRoutes } from './http/api.ts';
import { errorHandling } from './http/errors.ts';
import { metricsRoute } from './http/metrics.ts';
import { updatesRoute } from './http/updates.ts';
import { waitingRoute } from './http/waiting.ts';
import { webClient } from './http/web.ts';
import { createLogger } from './logging.ts';
import { openReports, type ReportStore } from './reports/store.ts';
import { openSqlite } from './repositories/sqlite/open.ts';
import { Origins } from './services/origins.ts';
import { addressKey } from './services/rate-limits.ts';
import { createServices } from './services/services.ts';

export interface RunningServer {
  /** Origin without a slash at its end, e.g. `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly port: number;
  /** Stops accepting, waits for running requests, ends connections, closes the storage. */
  close(): Promise<void>;
}

/** How long running requests may take at the end. */
const DRAIN = 5000;

/**
 * Starts a server; what is not given has the default of {@link defaultConfig}.
 * @param onFailure called when the storage dies while serving: the process should end.
 * @throws StorageError when the data folder can't be used; a listen error when the port can't.
 */
export async function startServer(
  options: Partial<ServerConfig> = {},
  onFailure?: (error: Error) => void,
): Promise<RunningServer> {
  const config = { ...defaultConfig(), ...options };
  const log = createLogger(config.logLevel);
  const repositories = await openSqlite(config.data, (error) => {
    log.fatal({ err: error }, 'storage is gone');
    onFailure?.(error);
  });
  let reports: ReportStore | undefined;
  try {
    reports = openReports(config.data);
    return await serve(config, log, repositories, reports);
  } catch (error) {
    reports?.close();
    await repositories.close();
    throw error;
  }
}

async function serve(
  config: ServerConfig,
  log: Logger,
  repositories: Awaited<ReturnType<typeof openSqlite>>,
  reports: ReportStore,
): Promise<RunningServer> {
  const io = createIo();
  // Replaced when the port is known.
  const login = { origins: new Origins(config.origins, config.port) };
  const services = await createServices({
    config,
    repositories,
    reports,
    log,
    notifier: socketNotifier(io),
    origins: () => login.origins,
  });
  const { rateLimits, sessions, presence, retention, chatLog } = services;
  const requests = requestHandlers(services);
  const dispatcher = new Dispatcher({ requests, pulses: pulseHandlers(services), rateLimits, log });
  const addressOf = (request: IncomingMessage) => clientAddress(request, config.trustProxy);
  const gateway = new Gateway(io, { dispatcher, sessions, presence, rateLimits, log, addressOf });

  const app = createApp(config, log);
  const files = await openFiles(config, repositories, services, log);
  apiRoutes(app, config.name, files.limits, services.authentication);
  waitingRoute(app, sessions, services.waiting, rateLimits);
  if (files.limits !== null) files.routes(app);
  metricsRoute(app, config.metricsToken, {
    connections: () => gateway.connections,
    messages: () => chatLog.stored,
    refusals: () => dispatcher.refusals,
  });
  if (config.updates !== null) updatesRoute(app, config.updates);
  webClient(app, config.web);
  gateway.attach(app.server);

  await app.listen({ host: config.host, port: config.port });
  const { port } = app.server.address() as AddressInfo;
  login.origins = new Origins(config.origins, port);
  retention.start();
  files.start();
  const sweeper = setInterval(() => rateLimits.sweep(), 60_000).unref();

  async function close() {
    clearInterval(sweeper);
    app.server.close();
    await Promise.race([
      dispatcher.drain(),
      new Promise((done) => setTimeout(done, DRAIN).unref()),
    ]);
    gateway.close();
    services.waiting.end();
    await app.close();
    await retention.stop();
    await files.stop();
    reports.close();
    await repositories.close();
  }
  let closing: Promise<void> | undefined;
  return { url: originOf(config.host, port), port, close: () => (closing ??= close()) };
}

function createApp(config: ServerConfig, log: Logger): FastifyInstance {
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LIMITS.httpBody,
    trustProxy: config.trustProxy && ((_address, hop) => hop === 0),
    // A piece of a file needs its time on a slow line; headers have a minute by Node's default.
    requestTimeout: 10 * 60_000,
    forceCloseConnections: true,
  }) as unknown as FastifyInstance;
  errorHandling(app, log);
  app.get(HTTP_PATHS.health, () => ({ ok: true }));
  return app;
}

/** The address that rate limits count by: what the one trusted proxy has added at the end. */
function clientAddress(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers['x-forwarded-for'] : undefined;
  const last = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined;
  return addressKey(last || (request.socket.remoteAddress ?? ''));
}

function originOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
