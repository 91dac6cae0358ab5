import * as v from 'valibot';
import type { FileRef } from '#contract/engine/files.ts';
import {
  type StreamAnswer,
  type StreamRequest,
  streamRequestSchema,
} from '#contract/engine/streams.ts';
import type { AttachmentView } from '#contract/engine/views.ts';
import type { BlobId } from '#contract/wire/files.ts';
import { trustedWorkerUrl } from '../../worker/trusted-url.ts';
import { engine } from '../engine.ts';

/** Where the build puts `renderer/worker/stream.worker.ts`; its folder bounds what it may answer. */
const SCRIPT = '/stream-worker.js';
/** The first piece after a jump is small, so that the picture comes soon; those that follow double. */
const SMALLEST = 256 * 1024;
const LARGEST = 2 * 1024 * 1024;
/** Pieces end where chunks of the blob do: none is fetched twice. */
const CHUNK = 64 * 1024;
/** How long the worker may take to begin, ms. */
const PATIENCE = 8000;

interface Stream {
  ref: FileRef;
  size: number;
  type: string;
  /** Where the next piece begins if nobody jumps, and how long it is. */
  next: number;
  length: number;
}

const streams = new Map<string, Stream>();
const names = new Map<BlobId, string>();
let worker: Promise<boolean> | null = null;

/**
 * An address under which a player of this window finds a file, whether it is here or not: it asks for
 * stretches, and exactly those are fetched and decrypted. Null where browsers have no service worker.
 */
export async function streamUrl(
  ref: FileRef,
  { size, type }: Pick<AttachmentView, 'size' | 'type'>,
): Promise<string | null> {
  worker ??= begin().catch(() => false);
  if (!(await worker)) {
    worker = null;
    return null;
  }
  let name = names.get(ref.blobId);
  if (name === undefined) {
    name = crypto.randomUUID();
    names.set(ref.blobId, name);
    streams.set(name, { ref, size, type: playable(type), next: 0, length: SMALLEST });
  }
  return `/stream/${name}`;
}

/** Nothing is offered any more. */
export function forgetStreams(): void {
  streams.clear();
  names.clear();
}

/** A type that runs nothing, whatever the sender says. */
const playable = (type: string) =>
  /^(audio|video)\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream';

/** Starts the worker and waits until it answers for this page. */
async function begin(): Promise<boolean> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return false;
  serviceWorker.addEventListener('message', onMessage);
  serviceWorker.startMessages();
  await serviceWorker.register(trustedWorkerUrl(SCRIPT), {
    type: 'module',
    updateViaCache: 'none',
  });
  if (serviceWorker.controller) return true;
  const { active } = await serviceWorker.ready;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE);
    const taken = () => {
      if (!serviceWorker.controller) return;
      clearTimeout(timer);
      resolve(true);
    };
    serviceWorker.addEventListener('controllerchange', taken);
    active?.postMessage('claim');
    taken();
  });
}

function onMessage({ data, ports: [port] }: MessageEvent): void {
  const request = v.safeParse(streamRequestSchema, data);
  if (!request.success || !port) return;
  void piece(request.output)
    .catch(() => null)
    .then((answer) => port.postMessage(answer, answer ? [answer.bytes.buffer] : []));
}

async function piece({ stream, start, end }: StreamRequest): Promise<StreamAnswer | null> {
  const found = streams.get(stream);
  if (!found) return null;
  const { ref, size, type } = found;
  const length = start === found.next ? found.length : SMALLEST;
  const whole = Math.floor((start + length) / CHUNK) * CHUNK;
  const until = Math.max(start, Math.min(end ?? whole, whole, size));
  found.next = until;
  found.length = Math.min(LARGEST, length * 2);
  const read = await engine().streamFile(ref, start, until);
  return read.ok ? { bytes: read.value, size, type } : null;
}
