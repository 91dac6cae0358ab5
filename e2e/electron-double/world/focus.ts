/**
 * Headless Chromium believes that every page has the focus. Runs in the page's own world, as source:
 * there the window's state decides, as on a real desktop.
 */
export function followWindowFocus(): void {
  let focused = false;
  document.hasFocus = () => focused;
  document.addEventListener('electron-double-focus', (event) => {
    focused = (event as CustomEvent<boolean>).detail;
    globalThis.dispatchEvent(new Event(focused ? 'focus' : 'blur'));
  });
}

/** Script that tells the page about the window's state. */
export const focusScript = (focused: boolean): string =>
  `document.dispatchEvent(new CustomEvent('electron-double-focus', { detail: ${focused} }));`;
