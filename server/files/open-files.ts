import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { FileLimits } from '#contract/wire/files.ts';
import type { ServerConfig } from '../config/config.ts';
import type { Log } from '../logging.ts';
import type { Repositories } from '../repositories/ports.ts';
import type { Caller } from '../services/caller.ts';
import { RefusalError } from '../services/refusal.ts';
import type { Services } from '../services/services.ts';
import type { BlobStore } from './blob-store.ts';
import { openDiskStore } from './disk-store.ts';
import { Files } from './files.ts';
import { fileRoutes } from './routes.ts';
import { BlobSweeper } from './sweeper.ts';
import { createTus } from './tus.ts';

export interface OpenFiles {
  /** What clients are told; null when files are turned off. */
  limits: FileLimits | null;
  routes(app: FastifyInstance): void;
  start(): void;
  stop(): Promise<void>;
}

/** Files in the server's data folder, or in a bucket. */
export async function openFiles(
  config: ServerConfig,
  { blobs }: Repositories,
  { rateLimits, sessions }: Pick<Services, 'rateLimits' | 'sessions'>,
  log: Log,
): Promise<OpenFiles> {
  const limits: FileLimits = {
    maxBlobBytes: config.maxFileBytes,
    accountQuotaBytes: config.accountFilesBytes,
  };
  const store = await openStore(config);
  const files = new Files(store, blobs, rateLimits, {
    ...limits,
    totalBytes: config.totalFilesBytes,
  });
  const sweeper = new BlobSweeper(files, store, blobs, config.retentionMs, log);
  const authenticate = async (authorization: string | null): Promise<Caller> => {
    const token = /^Bearer (\S{1,1024})$/.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new RefusalError('unauthorized');
    return (await sessions.authenticate(token)).caller;
  };
  return {
    limits: config.maxFileBytes > 0 ? limits : null,
    routes: (app) =>
      fileRoutes(app, files, createTus(files, store, log, authenticate), authenticate),
    start: () => sweeper.start(),
    stop: () => sweeper.stop(),
  };
}

async function openStore(config: ServerConfig): Promise<BlobStore> {
  const { s3Bucket: bucket, s3Endpoint: endpoint, s3Region: region } = config;
  if (bucket === null) return openDiskStore(join(config.data, 'files'));
  // Amazon's SDK is large: only who needs it waits for it.
  const { openS3Store } = await import('./s3-store.ts');
  return openS3Store({ bucket, endpoint, region });
}
