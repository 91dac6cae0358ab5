import type { PlatformInfo } from '#contract/platform/platform-api.ts';

type Host = Pick<PlatformInfo, 'os' | 'kind'>;
/** `command` is Ctrl, or Cmd on macOS. */
type Modifier = 'command' | 'alt' | null;

interface Shortcut {
  /** `KeyboardEvent.key`, lower case. */
  key: string;
  modifier: Modifier;
  /** Together with Shift. */
  shift?: true;
  /** In a browser, where that one keeps the key for itself. */
  webModifier?: Modifier;
}

const SHORTCUTS = {
  search: { key: 'k', modifier: 'command' },
  find: { key: 'f', modifier: 'command' },
  newChat: { key: 'n', modifier: 'command', webModifier: 'alt' },
  settings: { key: ',', modifier: 'command' },
  lock: { key: 'l', modifier: 'command', shift: true },
  regions: { key: 'f6', modifier: null },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof SHORTCUTS;

function modifierOf(shortcut: Shortcut, host: Host): Modifier {
  return host.kind === 'web' && shortcut.webModifier ? shortcut.webModifier : shortcut.modifier;
}

const CAPS = {
  command: (mac: boolean) => (mac ? '⌘' : 'Ctrl'),
  alt: (mac: boolean) => (mac ? '⌥' : 'Alt'),
};

/** Keys of a shortcut as they stand on the keyboard, one by one. */
export function shortcutKeys(name: ShortcutName, host: Host): string[] {
  const shortcut: Shortcut = SHORTCUTS[name];
  const modifier = modifierOf(shortcut, host);
  const mac = host.os === 'macos';
  const caps = [shortcut.key.toUpperCase()];
  if (shortcut.shift) caps.unshift(mac ? '⇧' : 'Shift');
  if (modifier) caps.unshift(CAPS[modifier](mac));
  return caps;
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
    if (held && event.shiftKey !== (shortcut.shift ?? false)) continue;
    return name;
  }
  return null;
}

const PLACES: Record<string, string> = { KeyK: 'k', KeyF: 'f', KeyN: 'n', KeyL: 'l', Comma: ',' };

function latinKey({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const isLatin = /^[\x20-\x7e]$/.test(key);
  return isLatin ? key.toLowerCase() : (PLACES[code] ?? key.toLowerCase());
}
