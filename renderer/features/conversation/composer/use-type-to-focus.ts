import { useEffect } from 'react';
import { focusComposer, isTaken, isTyping } from './focus.ts';

/** Typing anywhere in the window writes into the composer. */
export function useTypeToFocus(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isTyping(event) || isTaken(document.activeElement)) return;
      if (document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')) return;
      // The character itself then lands there: its input event follows this one.
      focusComposer();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
