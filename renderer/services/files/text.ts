import type { Result } from '#contract/engine/errors.ts';
import type { SavedFile } from './save.ts';
import { engine } from '../engine.ts';

/** How much of a text is shown, bytes. */
const SHOWN = 128 * 1024;

/** How a text file begins; only that much of it is fetched. */
export async function readText({
  ref,
  attachment: { size },
}: SavedFile): Promise<Result<{ text: string; whole: boolean }>> {
  const bytes = await engine().streamFile(ref, 0, Math.min(size, SHOWN));
  if (!bytes.ok) return bytes;
  // A cut may go through a character: it is left out.
  const text = new TextDecoder().decode(bytes.value, { stream: size > SHOWN });
  return { ok: true, value: { text, whole: size <= SHOWN } };
}
