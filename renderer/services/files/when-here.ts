import type { FileRef } from '#contract/engine/files.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { FileView } from '#contract/engine/views.ts';
import { useFiles } from '../../stores/files.ts';
import { engine } from '../engine.ts';

/** Fetches a file and waits until it is whole and verified, over pauses too. */
export async function whenHere(ref: FileRef): Promise<Result> {
  const stateOf = () => useFiles.getState().byId[ref.blobId];
  const known = outcomeOf(stateOf());
  if (known?.ok) return known;
  // What stands there now may be from an earlier try: only changes count.
  const before = stateOf();
  let stop = () => {};
  const changed = new Promise<Result>((resolve) => {
    stop = useFiles.subscribe(() => {
      const file = stateOf();
      if (file === before) return;
      const outcome = file ? outcomeOf(file) : { ok: false as const, code: 'file-gone' as const };
      if (outcome) resolve(outcome);
    });
  });
  try {
    const asked = await engine().fetchFile(ref);
    return asked.ok ? await changed : asked;
  } finally {
    stop();
  }
}

function outcomeOf(file: FileView | undefined): Result | null {
  if (file?.state === 'ready' || file?.state === 'uploading') return { ok: true, value: undefined };
  return file?.state === 'failed' ? { ok: false, code: file.failure ?? 'internal' } : null;
}
