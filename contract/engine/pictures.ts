import type { Result } from './errors.ts';
import type { AccountView } from './views.ts';

/**
 * Pictures of people and groups. Views name them by an id that changes with the picture, so that
 * bytes travel once and not with every change of a chat.
 */
export interface PicturesApi {
  /** A JPEG or WebP of at most `LIMITS.profilePicture`; null takes the picture away. */
  setPicture(picture: Uint8Array | null): Promise<Result<AccountView>>;
  /** The bytes behind an id of a view; null when there is none any more. */
  picture(id: string): Promise<Uint8Array | null>;
}
