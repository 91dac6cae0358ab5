/** A text with what is selected in it. */
export interface Selected {
  text: string;
  start: number;
  end: number;
}

/** Puts a mark around the selection, or takes it away where it stands already. */
export function wrap({ text, start, end }: Selected, mark: string): Selected {
  const { length } = mark;
  const before = text.slice(0, start);
  const inside = text.slice(start, end);
  const after = text.slice(end);
  if (before.endsWith(mark) && after.startsWith(mark)) {
    const bare = before.slice(0, -length) + inside + after.slice(length);
    return { text: bare, start: start - length, end: end - length };
  }
  return { text: before + mark + inside + mark + after, start: start + length, end: end + length };
}

/** The mark that a key press with Ctrl or Cmd stands for. */
export function markOf({
  code,
  shiftKey,
}: Pick<KeyboardEvent, 'code' | 'shiftKey'>): string | null {
  if (!shiftKey) return { KeyB: '**', KeyI: '*', KeyE: '`' }[code] ?? null;
  return { KeyX: '~~', KeyP: '||' }[code] ?? null;
}
