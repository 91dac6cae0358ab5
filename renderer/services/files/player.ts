import type { BlobId } from '#contract/wire/files.ts';
import { SPEEDS, setPlayer, usePlayer } from '../../stores/player.ts';

let made: HTMLAudioElement | null = null;
/** Where each sound was left, seconds. */
const left = new Map<BlobId, number>();

/** Plays on while somebody moves about: no component owns it. */
function player(): HTMLAudioElement {
  if (made) return made;
  const sound = new Audio();
  sound.addEventListener('timeupdate', () => setPlayer({ position: sound.currentTime }));
  sound.addEventListener('play', () => setPlayer({ playing: true }));
  sound.addEventListener('pause', () => setPlayer({ playing: false }));
  sound.addEventListener('ended', () => {
    const { blobId } = usePlayer.getState();
    if (blobId) left.delete(blobId);
    setPlayer({ blobId: null, playing: false, position: 0 });
  });
  made = sound;
  return sound;
}

/** Plays a sound from where it was left, or halts it. */
export async function togglePlay(blobId: BlobId, url: string): Promise<void> {
  const sound = player();
  const state = usePlayer.getState();
  if (state.blobId === blobId && state.playing) {
    sound.pause();
    return;
  }
  if (state.blobId !== blobId) {
    if (state.blobId) left.set(state.blobId, sound.currentTime);
    sound.src = url;
    sound.currentTime = left.get(blobId) ?? 0;
    setPlayer({ blobId, position: sound.currentTime });
  }
  sound.playbackRate = state.speed;
  // A file that this browser can't play stays silent; its row offers to save it.
  await sound.play().catch(() => setPlayer({ playing: false }));
}

/** Goes to a place in the sound that is open, in seconds. */
export function seekTo(position: number): void {
  player().currentTime = position;
  setPlayer({ position });
}

/** The next speed, for this sound and those to come. */
export function nextSpeed(): void {
  const at = SPEEDS.findIndex((speed) => speed === usePlayer.getState().speed);
  const speed = SPEEDS[(at + 1) % SPEEDS.length] ?? 1;
  player().playbackRate = speed;
  setPlayer({ speed });
}

/** Silence, and nothing remembered. */
export function stopPlayer(): void {
  made?.pause();
  made?.removeAttribute('src');
  left.clear();
  setPlayer({ blobId: null, playing: false, position: 0 });
}
