import { Server } from '@tus/server';
import * as v from 'valibot';
import { FILES_PATH, blobIdSchema } from '#contract/wire/files.ts';
import { chatIdSchema, clientMessageIdSchema } from '#contract/wire/primitives.ts';
import { statusOf, toRefusal } from '../http/errors.ts';
import type { Log } from '../logging.ts';
import type { Caller } from '../services/caller.ts';
import { RefusalError } from '../services/refusal.ts';
import type { BlobStore } from './blob-store.ts';
import type { Files } from './files.ts';

const metadataSchema = v.strictObject({
  blobId: blobIdSchema,
  chatId: chatIdSchema,
  ref: v.optional(clientMessageIdSchema),
});

/** Uploads by tus 1.0.0 (https://tus.io/protocols/resumable-upload): creation, resumption, termination. */
export function createTus(
  files: Files,
  store: BlobStore,
  log: Log,
  authenticate: (authorization: string | null) => Promise<Caller>,
): Server {
  const callerOf = (request: { headers: Headers }) =>
    authenticate(request.headers.get('authorization'));
  const ownBlob = async (request: { headers: Headers }, id: string) =>
    files.own(await callerOf(request), parse(blobIdSchema, id));

  return new Server({
    path: FILES_PATH,
    datastore: store.uploads,
    relativeLocation: true,
    allowedHeaders: ['Authorization'],
    namingFunction: (_request, metadata) => parse(metadataSchema, metadata).blobId,

    async onUploadCreate(request, upload) {
      const { blobId, chatId, ref } = parse(metadataSchema, upload.metadata);
      if (upload.size === undefined) throw new RefusalError('bad-request');
      await files.create(await callerOf(request), blobId, chatId, upload.size, ref ?? null);
      // What the chat is need not stand beside the bytes.
      return { metadata: { blobId } };
    },

    async onIncomingRequest(request, id) {
      if (request.method === 'POST') return;
      const blob = await ownBlob(request, id);
      // The process may have died between the last byte and its record.
      if (request.method === 'HEAD') await files.finish(blob);
    },

    async onUploadFinish(request, upload) {
      await files.finish(await ownBlob(request, upload.id));
      return {};
    },

    onResponseError(_request, error) {
      if ('status_code' in error) return undefined;
      const refusal = toRefusal(error, log);
      return { status_code: statusOf(refusal), body: JSON.stringify(refusal) };
    },
  });
}

function parse<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) throw new RefusalError('bad-request');
  return parsed.output;
}
