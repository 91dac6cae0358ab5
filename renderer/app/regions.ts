/** Marks an element as a stop of F6: `data-region`. */
const REGION = '[data-region]';
const FOCUSABLE =
  'button:not(:disabled), input:not(:disabled), textarea:not(:disabled), a[href], [tabindex="0"]';

/** Moves focus to the next region of the window, or the previous one; around at the ends. */
export function cycleRegions(backwards: boolean): void {
  const regions = [...document.querySelectorAll<HTMLElement>(REGION)].filter(
    (region) => region.getClientRects().length > 0,
  );
  if (regions.length === 0) return;
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  const step = backwards ? -1 : 1;
  const from = current === -1 && backwards ? 0 : current;
  for (let tried = 1; tried <= regions.length; tried++) {
    const region = regions.at((from + step * tried) % regions.length);
    if (region && focusFirst(region)) return;
  }
}

/** A region may name its best first stop with `data-region-focus`. */
function focusFirst(region: HTMLElement): boolean {
  const target =
    region.querySelector<HTMLElement>('[data-region-focus]') ??
    region.querySelector<HTMLElement>(FOCUSABLE);
  target?.focus();
  return target !== null;
}
