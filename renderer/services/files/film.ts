export interface FilmFacts {
  width: number;
  height: number;
  durationMs: number;
}

/** How long a probe may take, ms. */
const PATIENCE = 5000;

/** Size and length of sound or film; null when this browser can't play it. */
export function factsOf(file: Blob, kind: 'video' | 'audio'): Promise<FilmFacts | null> {
  const url = URL.createObjectURL(file);
  const media = document.createElement(kind);
  return new Promise<FilmFacts | null>((resolve) => {
    const timer = setTimeout(() => resolve(null), PATIENCE);
    media.preload = 'metadata';
    media.addEventListener('error', () => resolve(null));
    media.addEventListener('loadedmetadata', () => {
      clearTimeout(timer);
      const seconds = Number.isFinite(media.duration) ? media.duration : 0;
      const [width, height] =
        media instanceof HTMLVideoElement ? [media.videoWidth, media.videoHeight] : [0, 0];
      resolve({ width, height, durationMs: Math.round(seconds * 1000) });
    });
    media.src = url;
  }).finally(() => URL.revokeObjectURL(url));
}
