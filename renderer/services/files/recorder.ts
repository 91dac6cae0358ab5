import { type Recording, setRecording, useRecording } from '../../stores/recording.ts';

/** WebM where the browser records it, MP4 elsewhere; both with Opus at a rate that suits voices. */
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4;codecs=opus', 'audio/ogg;codecs=opus'];
const BITS_PER_SECOND = 32_000;
/** How often loudness is measured, ms. */
const PULSE = 60;
/** Bars of the waveform that goes with the message. */
const BARS = 48;
/** Shorter recordings are taken for a slip of the hand, ms. */
const SHORTEST = 500;

export interface VoiceRecording {
  blob: Blob;
  durationMs: number;
  waveform: Uint8Array;
}

interface Session {
  recorder: MediaRecorder;
  stream: MediaStream;
  context: AudioContext;
  pieces: Blob[];
  levels: number[];
  timer: ReturnType<typeof setInterval>;
}

let session: Session | null = null;

/** Begins to record. Answers why not when the microphone can't be had. */
export async function startRecording(): Promise<'refused' | 'none' | null> {
  if (session || useRecording.getState().recording) return null;
  setRecording({ state: 'starting', durationMs: 0, level: 0 });
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (error) {
    setRecording(null);
    const refused = error instanceof DOMException && error.name === 'NotAllowedError';
    return refused ? 'refused' : 'none';
  }
  // Somebody changed their mind while the system asked.
  if (!useRecording.getState().recording) {
    stopTracks(stream);
    return null;
  }
  session = begin(stream);
  change({ state: 'running' });
  return null;
}

function begin(stream: MediaStream): Session {
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, {
    ...(mimeType ? { mimeType } : {}),
    audioBitsPerSecond: BITS_PER_SECOND,
  });
  const pieces: Blob[] = [];
  const levels: number[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    if (recorder.state !== 'recording') return;
    analyser.getFloatTimeDomainData(samples);
    const level = loudness(samples);
    levels.push(level);
    change({ level, durationMs: levels.length * PULSE });
  }, PULSE);
  recorder.start(1000);
  return { recorder, stream, context, pieces, levels, timer };
}

/** Root of the mean square, stretched to 0…1 for a voice at a usual distance. */
function loudness(samples: Float32Array): number {
  const square = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return Math.min(1, Math.sqrt(square) * 4);
}

export function pauseRecording(): void {
  session?.recorder.pause();
  change({ state: 'paused', level: 0 });
}

export function resumeRecording(): void {
  session?.recorder.resume();
  change({ state: 'running' });
}

/** What was recorded so far, to listen to it; the recording stays paused. */
export async function recordedSoFar(): Promise<Blob | null> {
  if (!session) return null;
  const { recorder, pieces } = session;
  if (recorder.state === 'recording') pauseRecording();
  await new Promise<void>((resolve) => {
    recorder.addEventListener('dataavailable', () => resolve(), { once: true });
    recorder.requestData();
  });
  return new Blob(pieces, { type: recorder.mimeType });
}

/** Ends the recording and answers it; null when there is next to nothing. */
export async function finishRecording(): Promise<VoiceRecording | null> {
  const ended = session;
  if (!ended) return null;
  const { recorder, pieces, levels } = ended;
  await new Promise<void>((resolve) => {
    recorder.addEventListener('stop', () => resolve(), { once: true });
    recorder.stop();
  });
  end(ended);
  const durationMs = levels.length * PULSE;
  if (durationMs < SHORTEST) return null;
  const blob = new Blob(pieces, { type: recorder.mimeType });
  return { blob, durationMs, waveform: barsOf(levels) };
}

/** Ends the recording; nothing of it stays. */
export function cancelRecording(): void {
  if (session) {
    session.recorder.stop();
    end(session);
  }
  setRecording(null);
}

function end({ stream, context, timer }: Session): void {
  clearInterval(timer);
  stopTracks(stream);
  void context.close();
  session = null;
  setRecording(null);
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The loudest moment of each stretch, against the loudest of all. */
export function barsOf(levels: readonly number[]): Uint8Array {
  const peak = Math.max(...levels, 0.05);
  return Uint8Array.from({ length: BARS }, (_, bar) => {
    const from = Math.floor((bar * levels.length) / BARS);
    const until = Math.max(from + 1, Math.floor(((bar + 1) * levels.length) / BARS));
    return Math.round((Math.max(0, ...levels.slice(from, until)) / peak) * 255);
  });
}

function change(fields: Partial<Recording>): void {
  const { recording } = useRecording.getState();
  if (recording) setRecording({ ...recording, ...fields });
}
