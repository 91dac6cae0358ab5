import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import type { ServerConfig } from '../config/config.ts';

export interface TestBucket extends AsyncDisposable {
  /** Options of a server that keeps its files there. */
  options: Partial<ServerConfig>;
  directory: string;
  /** Keys of the finished objects. */
  keys(): string[];
  /** Whether it fails when the parts of an upload are to be put together. */
  refuseCompletion(refuse: boolean): void;
}

const BUCKET = 'vestnik';

/**
 * An S3-compatible service in this process: s3rver, with the two calls that it lacks, ListParts and
 * AbortMultipartUpload, answered here (docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html).
 */
export async function testBucket(): Promise<TestBucket> {
  const directory = mkdtempSync(join(tmpdir(), 'vestnik-s3-'));
  const s3 = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: BUCKET, configs: [] }],
  });
  const behind = await s3.run();
  let refusing = false;

  const serve = (incoming: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://localhost');
    const upload = searchParams.get('uploadId');
    const folder = upload === null ? '' : join(directory, BUCKET, '._S3rver_uploads', upload);
    if (upload !== null && incoming.method === 'GET' && !existsSync(folder)) {
      response.writeHead(404, { 'content-type': 'application/xml' });
      response.end('<?xml version="1.0"?><Error><Code>NoSuchUpload</Code></Error>');
    } else if (upload !== null && incoming.method === 'GET') {
      response
        .setHeader('content-type', 'application/xml')
        .end(listParts(folder, pathname, upload));
    } else if (upload !== null && incoming.method === 'DELETE') {
      rmSync(folder, { recursive: true, force: true });
      response.writeHead(204).end();
    } else if (upload !== null && incoming.method === 'POST' && refusing) {
      response.writeHead(503).end();
    } else {
      const { method, headers, url } = incoming;
      const onwards = request({ port: behind.port, host: '127.0.0.1', method, headers, path: url });
      onwards.on('response', (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onwards.on('error', () => response.destroy());
      incoming.pipe(onwards);
    }
  };

  const front = createServer(serve);
  await new Promise<void>((listening) => front.listen(0, '127.0.0.1', listening));
  const { port } = front.address() as AddressInfo;
  return {
    directory,
    options: { s3Bucket: BUCKET, s3Endpoint: `http://127.0.0.1:${port}` },
    keys: () =>
      readdirSync(join(directory, BUCKET))
        .filter((name) => name.endsWith('._S3rver_object'))
        .map((name) => name.replace('._S3rver_object', '')),
    refuseCompletion: (refuse) => void (refusing = refuse),
    async [Symbol.asyncDispose]() {
      front.closeAllConnections();
      await new Promise((closed) => front.close(closed));
      await s3.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function listParts(folder: string, pathname: string, upload: string): string {
  const numbers = readdirSync(folder).filter((name) => /^\d+$/.test(name));
  const parts = numbers
    .sort((a, b) => Number(a) - Number(b))
    .map((number) => {
      const file = join(folder, number);
      const tag = readFileSync(`${file}.md5`, 'utf8');
      const size = statSync(file).size;
      return `<Part><PartNumber>${number}</PartNumber><ETag>"${tag}"</ETag><Size>${size}</Size></Part>`;
    });
  const key = pathname.split('/').at(-1);
  return `<?xml version="1.0" encoding="UTF-8"?><ListPartsResult><Bucket>${BUCKET}</Bucket><Key>${key}</Key><UploadId>${upload}</UploadId><IsTruncated>false</IsTruncated>${parts.join('')}</ListPartsResult>`;
}
