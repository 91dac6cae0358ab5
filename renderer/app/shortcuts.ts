import type { PlatformInfo } from '#contract/platform/platform-api.ts';

type Host = Pick<PlatformInfo, 'os' | 'kind'>;
/** `command` is Ctrl, or Cmd on macOS. */
type Modifier = 'command' | 'alt' | null;

interface Shortcut {
  /** `KeyboardEvent.key`, lower case. */
  key: string;
  modifier: Modifier;
  /** Together with Shift; `any` where a layout may need it for the key itself. */
  shift?: true | 'any';
  /** In a browser, where that one keeps the key for itself. */
  webModifier?: Modifier;
}

const SHORTCUTS = {
  search: { key: 'k', modifier: 'command' },
  find: { key: 'f', modifier: 'command' },
  nextUnread: { key: 'arrowdown', modifier: 'alt' },
  previousUnread: { key: 'arrowup', modifier: 'alt' },
  newChat: { key: 'n', modifier: 'command', webModifier: 'alt' },
  settings: { key: ',', modifier: 'command' },
  lock: { key: 'l', modifier: 'command', shift: true },
  regions: { key: 'f6', modifier: null },
  sheet: { key: '/', modifier: 'command', shift: 'any' },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof SHORTCUTS;

/** All of them, in the order in which they are listed. */
export const SHORTCUT_NAMES = Object.keys(SHORTCUTS) as ShortcutName[];

function modifierOf(shortcut: Shortcut, host: Host): Modifier {
  return host.kind === 'web' && shortcut.webModifier ? shortcut.webModifier : shortcut.modifier;
}

const CAPS: Record<string, readonly [mac: string, other: string]> = {
  command: ['⌘', 'Ctrl'],
  alt: ['⌥', 'Alt'],
  shift: ['⇧', 'Shift'],
  arrowup: ['↑', '↑'],
  arrowdown: ['↓', '↓'],
};

/** Keys as they stand on the keyboard; `command`, `alt` and `shift` by the host's names. */
export function capsOf(keys: readonly string[], { os }: Pick<Host, 'os'>): string[] {
  return keys.map((key) => CAPS[key]?.[os === 'macos' ? 0 : 1] ?? key);
}

/** Keys of a shortcut as they stand on the keyboard, one by one. */
export function shortcutKeys(name: ShortcutName, host: Host): string[] {
  const shortcut: Shortcut = SHORTCUTS[name];
  const modifier = modifierOf(shortcut, host);
  const key = CAPS[shortcut.key] ? shortcut.key : shortcut.key.toUpperCase();
  const keys = [
    ...(modifier ? [modifier] : []),
    ...(shortcut.shift === true ? ['shift'] : []),
    key,
  ];
  return capsOf(keys, host);
}

/** Which shortcut an event stands for; layouts other than Latin are matched by the key's place. */
export function shortcutOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  host: Host,
): ShortcutName | null {
  const command = host.os === 'macos' ? event.metaKey : event.ctrlKey;
  if (command && event.altKey) return null;
  const held: Modifier = command ? 'command' : event.altKey ? 'alt' : null;
  const pressed = latinKey(event);
  for (const name of Object.keys(SHORTCUTS) as ShortcutName[]) {
    const shortcut: Shortcut = SHORTCUTS[name];
    if (shortcut.key !== pressed || modifierOf(shortcut, host) !== held) continue;
    const { shift = false } = shortcut;
    if (held && shift !== 'any' && event.shiftKey !== shift) continue;
    return name;
  }
  return null;
}

const PLACES: Record<string, string> = { KeyK: 'k', KeyF: 'f', KeyN: 'n', KeyL: 'l', Comma: ',' };

function latinKey({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  // Where a Russian layout has its full stop, the others have the slash.
  if (key === '.' && code === 'Slash') return '/';
  const isLatin = /^[\x20-\x7e]$/.test(key);
  return isLatin ? key.toLowerCase() : (PLACES[code] ?? key.toLowerCase());
}
