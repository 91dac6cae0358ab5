import type { AttachmentKind } from '#contract/content/attachment.ts';

/** Kinds that are shown as a picture. */
export const isPicture = (kind: AttachmentKind | undefined): boolean =>
  kind === 'photo' || kind === 'video';
