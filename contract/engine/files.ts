import type { Mention } from '../content/mention.ts';
import type { AttachmentKind } from '../content/attachment.ts';
import type { BlobId, FileLimits } from '../wire/files.ts';
import type { ChatId, ClientMessageId } from '../wire/primitives.ts';
import type { Result } from './errors.ts';
import type { FileView, MessageView } from './views.ts';

/** Bytes that are read piece by piece; a DOM `Blob` or `File`, or Node's `openAsBlob`. */
export interface FileContent {
  readonly size: number;
  slice(start: number, end: number): FileContent;
  /** Rejects when the file changed or went away meanwhile. */
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface OutgoingFile {
  content: FileContent;
  name: string;
  /** MIME type or empty. */
  type: string;
  kind: AttachmentKind;
  width?: number;
  height?: number;
  durationMs?: number;
  thumbhash?: Uint8Array;
  waveform?: Uint8Array;
  /** Of a folder: how many files are in it. */
  entries?: number;
}

export interface SendFilesRequest {
  chatId: ChatId;
  /** At most `LIMITS.attachmentsPerMessage`. */
  files: OutgoingFile[];
  /** May be empty. */
  caption: string;
  mentions?: Mention[];
}

/** A file of a message. */
export interface FileRef {
  chatId: ChatId;
  messageId: ClientMessageId;
  blobId: BlobId;
}

/** Files of messages: sending, fetching, reading. */
export interface FilesApi {
  /** What the server takes; null when it takes no files, `offline` while that is not known. */
  fileLimits(): Promise<Result<FileLimits | null>>;
  /**
   * Returns as soon as message and upload stand on disk; the message is sent when its files are up.
   * Fails with `file-too-large` before anything is uploaded. The contents must stay readable until
   * the file's state is no longer `preparing`.
   */
  sendFiles(request: SendFilesRequest): Promise<Result<MessageView>>;
  /** All files that are on this device or on their way; changes follow as events. */
  files(): Promise<FileView[]>;
  /** Fetches a file, from where it stopped; returns when it was put in line. */
  fetchFile(ref: FileRef): Promise<Result>;
  /** Halts an upload or download; it stays halted over restarts. */
  pauseFile(blobId: BlobId): Promise<Result>;
  /** Goes on with what was paused or has failed. */
  resumeFile(blobId: BlobId): Promise<Result>;
  /** Stops a download and forgets what has come of it. Uploads end by `discard`. */
  cancelFetch(blobId: BlobId): Promise<Result>;
  /**
   * Plaintext of a file that is `ready`, from `start` to before `end`, at most 4 MiB at a time.
   * `file-gone`: it is not on this device; `file-corrupt`: what is there is not what was sent.
   */
  readFile(ref: FileRef, start: number, end: number): Promise<Result<Uint8Array<ArrayBuffer>>>;
  /**
   * As `readFile`, also of a file that is on the server or on its way here: what is missing is fetched
   * beside any download, before all others. Every byte is authenticated under the file's key; the digest
   * of the whole is checked only once the whole is here.
   */
  streamFile(ref: FileRef, start: number, end: number): Promise<Result<Uint8Array<ArrayBuffer>>>;
  /**
   * Deletes files of this device that were fetched before `before` (Unix ms), then the ones fetched
   * longest ago until at most `bytes` are left. Those still to be uploaded stay.
   */
  trimFiles(limits: { before: number | null; bytes: number | null }): Promise<Result>;
  /** Deletes the files kept on this device, except those still to be uploaded. */
  clearFiles(): Promise<Result>;
}
