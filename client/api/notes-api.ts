import type { EngineApi } from '#contract/engine/api.ts';
import type { Parts } from '../parts.ts';
import { fail, guarded, ok } from '../runtime/results.ts';

/** The account's notes to itself. */
export function notesApi(parts: Parts): Pick<EngineApi, 'openNotes'> {
  return {
    openNotes: (anew) =>
      guarded(async () => {
        const opened = await parts.notes.open(anew);
        if (!opened.ok) return opened;
        const lane = parts.lanes.of(opened.value.chatId);
        parts.pull(lane);
        const view = parts.viewOf(lane.chatId);
        return view === null ? fail('no-account') : ok(view);
      }),
  };
}
