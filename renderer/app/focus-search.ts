import { flushSync } from 'react-dom';
import { closeSettings } from '../stores/navigation.ts';

export const SEARCH_FIELD_ID = 'sidebar-search';

/** Puts the caret into the search field above the chat list, before the next key arrives. */
export function focusSearch(): void {
  flushSync(closeSettings);
  const field = document.getElementById(SEARCH_FIELD_ID);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}
