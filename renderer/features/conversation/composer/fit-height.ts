const isNative = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content');

/** Gives a text field the height of its text where the browser doesn't do it by itself. */
export function fitHeight(field: HTMLTextAreaElement | null): void {
  if (isNative || !field) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
