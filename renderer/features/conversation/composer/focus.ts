/** The one composer of the window. */
export const COMPOSER_ID = 'composer';

/** Puts the caret into the composer. */
export function focusComposer(): void {
  document.getElementById(COMPOSER_ID)?.focus();
}

/** Whether a key press writes a character that belongs into the composer. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  // Space presses buttons and scrolls; a lone character is a letter, "Enter" and the like are longer.
  return event.key !== ' ' && [...event.key].length === 1;
}

/** Whether the focus stands where keys have a meaning of their own: a field, a dialog, a menu, a message that keys went to. */
export function isTaken(element: Element | null): boolean {
  return (
    element !== null &&
    element.closest(
      'input, textarea, select, [contenteditable], [role=dialog], [role=menu], [data-keys]',
    ) !== null
  );
}
