import { Readable } from 'node:stream';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { S3Store } from '@tus/s3-store';
import * as v from 'valibot';
import { type BlobId, blobIdSchema } from '#contract/wire/files.ts';
import type { BlobStore } from './blob-store.ts';

export interface S3Location {
  bucket: string;
  /** Address of the service; null: Amazon's own. */
  endpoint: string | null;
  region: string;
}

/** What tus keeps beside a blob: its state, and the end that is too short for a part of its own. */
const BESIDE = ['.info', '.part'];

/**
 * Blobs as objects of a bucket of any S3-compatible service, which tus fills by multipart uploads. The
 * credentials come from where AWS's SDK looks for them, the environment above all.
 * @throws S3ServiceException when the bucket can't be reached.
 */
export async function openS3Store({ bucket, endpoint, region }: S3Location): Promise<BlobStore> {
  const config: S3ClientConfig = {
    region,
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    // Services other than Amazon's know the newer checksums badly; TLS and our own digests protect the bytes.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  };
  const client = new S3Client(config);
  await client.send(new HeadBucketCommand({ Bucket: bucket }));
  const uploads = new S3Store({ s3ClientConfig: { ...config, bucket }, useTags: false });
  const of = (blobId: string) => ({ Bucket: bucket, Key: blobId });

  const stored = async (blobId: BlobId): Promise<number | null> => {
    try {
      return (await client.send(new HeadObjectCommand(of(blobId)))).ContentLength ?? null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  };

  return {
    uploads,

    async size(blobId) {
      const whole = await stored(blobId);
      if (whole !== null) return whole;
      const upload = await uploads.getUpload(blobId).catch(() => null);
      if (upload === null || upload.size === undefined || upload.offset < upload.size) return null;
      // The process ended between the last part and putting the parts together.
      await uploads.write(Readable.from([]), blobId, upload.offset);
      return stored(blobId);
    },

    // An object is durable as soon as it exists.
    persist: async () => {},

    read: (blobId, start, end) => Readable.from(bytesOf(client, { ...of(blobId), start, end })),

    async remove(blobId) {
      await uploads.remove(blobId).catch(() => {});
      const Objects = ['', ...BESIDE].map((ending) => ({ Key: `${blobId}${ending}` }));
      await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
    },

    async list() {
      const ids = new Set<BlobId>();
      for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket })) {
        for (const { Key = '' } of page.Contents ?? []) {
          const ending = BESIDE.find((one) => Key.endsWith(one)) ?? '';
          const parsed = v.safeParse(blobIdSchema, Key.slice(0, Key.length - ending.length));
          if (parsed.success) ids.add(parsed.output);
        }
      }
      return [...ids];
    },
  };
}

async function* bytesOf(
  client: S3Client,
  { start, end, ...object }: { Bucket: string; Key: string; start: number; end: number },
): AsyncGenerator<Uint8Array> {
  const range = { ...object, Range: `bytes=${start}-${end}` };
  const { Body } = await client.send(new GetObjectCommand(range));
  if (Body instanceof Readable) yield* Body;
}

function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
}
