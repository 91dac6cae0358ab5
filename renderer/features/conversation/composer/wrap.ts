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

/** Marks around a text and their keys, with Ctrl or Cmd. */
export const MARKS = [
  { name: 'bold', mark: '**', code: 'KeyB', shift: false },
  { name: 'italic', mark: '*', code: 'KeyI', shift: false },
  { name: 'code', mark: '`', code: 'KeyE', shift: false },
  { name: 'strike', mark: '~~', code: 'KeyX', shift: true },
  { name: 'spoiler', mark: '||', code: 'KeyP', shift: true },
] as const;

/** The mark that a key press with Ctrl or Cmd stands for. */
export function markOf({
  code,
  shiftKey,
}: Pick<KeyboardEvent, 'code' | 'shiftKey'>): string | null {
  return MARKS.find((one) => one.code === code && one.shift === shiftKey)?.mark ?? null;
}
