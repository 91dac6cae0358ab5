import type { KeyboardEvent } from 'react';
import type { MessageView } from '#contract/engine/views.ts';
import { copyText } from '../../../services/clipboard.ts';
import { commandOfKey, run } from '../actions/commands.ts';
import { focusComposer } from '../composer/focus.ts';

const bubblesIn = (element: HTMLElement): HTMLElement[] => [
  ...element.querySelectorAll<HTMLElement>('[data-message]'),
];

/** The lowest bubble of which the beginning is in view: where the arrows start. */
function lastInView(scroller: HTMLElement): HTMLElement | undefined {
  const bottom = scroller.getBoundingClientRect().bottom;
  return bubblesIn(scroller).findLast((bubble) => bubble.getBoundingClientRect().top < bottom - 16);
}

/** Marks the bubble: letters are commands there, but not in one that was merely clicked. */
function show(bubble: HTMLElement | undefined): void {
  if (!bubble) return;
  bubble.focus({ preventScroll: true });
  bubble.scrollIntoView({ block: 'nearest' });
  bubble.dataset['keys'] = '';
  bubble.addEventListener('blur', () => delete bubble.dataset['keys'], { once: true });
}

const isByKeys = (bubble: HTMLElement | null): bubble is HTMLElement =>
  bubble?.dataset['keys'] !== undefined;

/** From the composer up to the newest message in view. */
export function focusLastMessage(): void {
  const scroller = document.querySelector<HTMLElement>('[data-messages]');
  if (scroller) show(lastInView(scroller));
}

/**
 * Arrows go from message to message, letters act on the one in focus, Ctrl C copies it, Esc leaves for
 * the composer.
 */
export function moveBetweenMessages(
  event: KeyboardEvent<HTMLElement>,
  messages: readonly MessageView[],
): void {
  const scroller = event.currentTarget;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return;
  const focused = target.closest<HTMLElement>('[data-message]');
  const hasCommand = event.ctrlKey || event.metaKey;
  if (event.key === 'Escape') {
    focusComposer();
  } else if (hasCommand && event.code === 'KeyC') {
    const message = messages.find(({ id }) => id === focused?.dataset['message']);
    if (!message || message.kind !== 'text' || getSelection()?.isCollapsed === false) return;
    void copyText(message.text);
  } else if (
    focused === target &&
    isByKeys(focused) &&
    !hasCommand &&
    !event.altKey &&
    commandOfKey(event.code)
  ) {
    const command = commandOfKey(event.code);
    const message = messages.find(({ id }) => id === focused.dataset['message']);
    if (command && message) run(command, message);
  } else if (
    !hasCommand &&
    !event.altKey &&
    (event.key === 'ArrowUp' || event.key === 'ArrowDown')
  ) {
    const bubbles = bubblesIn(scroller);
    const at = focused ? bubbles.indexOf(focused) : -1;
    if (at < 0) show(lastInView(scroller));
    else if (event.key === 'ArrowUp') show(bubbles[at - 1]);
    else if (at === bubbles.length - 1) focusComposer();
    else show(bubbles[at + 1]);
  } else {
    return;
  }
  event.preventDefault();
}
