import type { ScrollPosition } from '../../../stores/messages-position.ts';
import type { ClientMessageId } from '#contract/wire/primitives.ts';

/** Closer to the end than this counts as standing at it. */
const END_SLACK = 32;

type Row = HTMLElement & { dataset: { id: string; order: string; seq?: string } };

/** The rows of the timeline in order; each carries its message's id, order and seq. */
const rowsIn = (scroller: HTMLElement): Row[] => [...scroller.querySelectorAll<Row>('[data-id]')];

export const distanceToEnd = (scroller: HTMLElement): number =>
  scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;

/** Place of the first row that reaches below `y` (viewport coordinates), by bisection. */
function firstBelow(rows: readonly Row[], y: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > y) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where the view stands now. */
export function readPosition(scroller: HTMLElement, hasNewer: boolean): ScrollPosition {
  if (!hasNewer && distanceToEnd(scroller) < END_SLACK) return { pinned: true };
  const top = scroller.getBoundingClientRect().top;
  const rows = rowsIn(scroller);
  const row = rows[firstBelow(rows, top)];
  if (!row) return { pinned: true };
  return {
    pinned: false,
    id: row.dataset.id as ClientMessageId,
    order: Number(row.dataset.order),
    offset: row.getBoundingClientRect().top - top,
  };
}

/** Scrolls so that a position holds again after the content above or around it changed. */
export function applyPosition(scroller: HTMLElement, position: ScrollPosition): void {
  if (position.pinned) {
    scroller.scrollTop = scroller.scrollHeight;
    return;
  }
  const rows = rowsIn(scroller);
  const row =
    rows.find((candidate) => candidate.dataset.id === position.id) ??
    rows.find((candidate) => Number(candidate.dataset.order) >= position.order);
  if (!row) return;
  const offset = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  const shift = offset - position.offset;
  if (Math.abs(shift) >= 0.5) scroller.scrollTop += shift;
}

/** Greatest seq of which enough is in view to have been read; 0 for none. */
export function lastVisibleSeq(scroller: HTMLElement): number {
  const bottom = scroller.getBoundingClientRect().bottom + 1;
  const rows = rowsIn(scroller);
  const cut = firstBelow(rows, bottom);
  // A row taller than the view counts as soon as its first lines are there.
  const isBegun = (rows[cut]?.getBoundingClientRect().top ?? bottom) + 40 <= bottom;
  const read = rows.slice(0, isBegun ? cut + 1 : cut).findLast((row) => row.dataset.seq);
  return Number(read?.dataset.seq ?? 0);
}
