export const RESULTS_ID = 'search-results';

/** Puts the keyboard into the results, if there are any. */
export function focusResults(): void {
  document.getElementById(RESULTS_ID)?.focus();
}
