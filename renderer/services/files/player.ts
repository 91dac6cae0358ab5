import type { BlobId } from '#contract/wire/files.ts';
import type { Result } from '#contract/engine/errors.ts';
import { SPEEDS, type Track, setPlayer, usePlayer } from '../../stores/player.ts';
import { engine } from '../engine.ts';
import { fileUrl } from './content.ts';
import { trackAfter } from './next-track.ts';
import { streamUrl } from './stream.ts';
import { whenHere } from './when-here.ts';

let made: HTMLAudioElement | null = null;
/** Where each sound was left, seconds. */
const left = new Map<BlobId, number>();

const blobOf = (track: Track | null): BlobId | null => track?.attachment.blobId ?? null;

/** Plays on while somebody moves about: no component owns it. */
function player(): HTMLAudioElement {
  if (made) return made;
  const sound = new Audio();
  sound.addEventListener('timeupdate', () => setPlayer({ position: sound.currentTime }));
  sound.addEventListener('play', () => setPlayer({ playing: true }));
  sound.addEventListener('pause', () => setPlayer({ playing: false }));
  sound.addEventListener('ended', () => {
    const { track } = usePlayer.getState();
    if (track) left.delete(track.attachment.blobId);
    const next = track && trackAfter(track);
    if (next) void play(next);
    else closePlayer();
  });
  // Keys of the keyboard and of headphones.
  const session = navigator.mediaSession;
  session?.setActionHandler('play', () => void sound.play());
  session?.setActionHandler('pause', () => sound.pause());
  session?.setActionHandler('nexttrack', () => playNext());
  made = sound;
  return sound;
}

/** Plays a sound from where it was left, or halts it. */
export function togglePlay(track: Track): Promise<Result> {
  const state = usePlayer.getState();
  if (blobOf(state.track) !== blobOf(track)) return play(track);
  if (state.playing) player().pause();
  else void player().play();
  return Promise.resolve({ ok: true, value: undefined });
}

async function play(track: Track): Promise<Result> {
  const sound = player();
  const { blobId } = track.attachment;
  const before = usePlayer.getState().track;
  if (before) left.set(before.attachment.blobId, sound.currentTime);
  sound.pause();
  setPlayer({ track, position: left.get(blobId) ?? 0 });
  const url = await urlOf(track);
  // Another one was chosen while this one was fetched.
  if (blobOf(usePlayer.getState().track) !== blobId) return { ok: true, value: undefined };
  if (!url.ok) {
    closePlayer();
    return url;
  }
  sound.src = url.value;
  sound.currentTime = left.get(blobId) ?? 0;
  sound.playbackRate = usePlayer.getState().speed;
  // A file that this browser can't play stays silent; its row offers to save it.
  const plays = await sound.play().then(
    () => true,
    () => false,
  );
  const { message, attachment } = track;
  if (!plays) setPlayer({ playing: false });
  else if (attachment.kind === 'voice' && !message.own) {
    void engine().markHeard(message.chatId, message.id);
  }
  return { ok: true, value: undefined };
}

/** Music plays by stretches; a voice message is small and comes as a whole. */
async function urlOf({ message, attachment }: Track): Promise<Result<string>> {
  const ref = { chatId: message.chatId, messageId: message.id, blobId: attachment.blobId };
  const stream = attachment.kind === 'voice' ? null : await streamUrl(ref, attachment);
  if (stream) return { ok: true, value: stream };
  const here = await whenHere(ref);
  return here.ok ? fileUrl(ref, attachment) : here;
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

/** Goes on with the sound that follows; without one nothing happens. */
export function playNext(): void {
  const { track } = usePlayer.getState();
  const next = track && trackAfter(track);
  if (next) void play(next);
}

/** Whether one follows. */
export const hasNext = (track: Track): boolean => trackAfter(track) !== null;

/** Halts what plays; it stays open. */
export function pausePlayer(): void {
  made?.pause();
}

/** Silence; where the sound was left is remembered. */
export function closePlayer(): void {
  const { track } = usePlayer.getState();
  if (made && track && !made.ended) left.set(track.attachment.blobId, made.currentTime);
  made?.pause();
  setPlayer({ track: null, playing: false, position: 0 });
}

/** Silence, and nothing remembered. */
export function stopPlayer(): void {
  closePlayer();
  made?.removeAttribute('src');
  left.clear();
}
