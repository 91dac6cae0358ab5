import { closeSettings } from '../stores/navigation.ts';

export const SEARCH_FIELD_ID = 'sidebar-search';

/** Puts the caret into the search field above the chat list. */
export function focusSearch(): void {
  closeSettings();
  requestAnimationFrame(() => {
    const field = document.getElementById(SEARCH_FIELD_ID);
    if (field instanceof HTMLInputElement) field.select();
  });
}
