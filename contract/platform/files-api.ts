/**
 * Files outside of the app, on the desktop. A place is a file or folder that the person chose, or a
 * temporary one; the interface knows it by a number and never sees its path.
 */
export interface HostFilesApi {
  /** Asks where to save a file; null when the person changed their mind. */
  chooseFile(name: string): Promise<PlaceId | null>;
  /** Asks for a folder to save in; with a name a new folder of that name is made there. */
  chooseFolder(name: string | null): Promise<PlaceId | null>;
  /** A file for other programs to read; it is removed when the app locks, ends or starts. */
  temporary(name: string): Promise<PlaceId>;
  /** Begins a file: of a chosen file `path` is empty, of a folder the names from the top down. */
  begin(place: PlaceId, path: string[]): Promise<HostFile<OpenFileId>>;
  /** Appends to it, at most {@link MOST_WRITTEN} bytes at a time. */
  write(file: OpenFileId, bytes: Uint8Array): Promise<HostFile>;
  /** Ends it. Only now it appears under its name; `keep` false leaves nothing behind. */
  end(file: OpenFileId, keep: boolean): Promise<HostFile>;
  /** Makes a folder of a chosen one. */
  makeFolder(place: PlaceId, path: string[]): Promise<HostFile>;
  /** Opens it in the program that the system has for it. False when there is none, or when it could run. */
  open(place: PlaceId): Promise<boolean>;
  /** Shows it in the system's file manager. */
  show(place: PlaceId): Promise<void>;
  /** Drags a temporary file out of the window, as long as the button is held. */
  drag(place: PlaceId): Promise<void>;
  /** Removes all temporary files. */
  forgetTemporary(): Promise<void>;
}

export type PlaceId = number;
export type OpenFileId = number;

export const MOST_WRITTEN = 4 * 1024 * 1024;

export type HostFile<T = void> =
  | { ok: true; value: T }
  | { ok: false; code: 'storage-full' | 'storage-failed' };
