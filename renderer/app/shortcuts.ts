import type { PlatformInfo } from '#contract/platform/platform-api.ts';

interface Shortcut {
  /** `KeyboardEvent.key`, lower case. */
  key: string;
  /** Needs Ctrl, or Cmd on macOS. */
  command: boolean;
}

const SHORTCUTS = {
  search: { key: 'k', command: true },
  newChat: { key: 'n', command: true },
  settings: { key: ',', command: true },
  regions: { key: 'f6', command: false },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof SHORTCUTS;

/** Keys of a shortcut as they stand on the keyboard, one by one. */
export function shortcutKeys(name: ShortcutName, os: PlatformInfo['os']): string[] {
  const { key, command } = SHORTCUTS[name];
  const cap = key.toUpperCase();
  if (!command) return [cap];
  return [os === 'macos' ? '⌘' : 'Ctrl', cap];
}

/** Which shortcut an event stands for; layouts other than Latin are matched by the key's place. */
export function shortcutOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  os: PlatformInfo['os'],
): ShortcutName | null {
  const command = os === 'macos' ? event.metaKey : event.ctrlKey;
  if (event.altKey) return null;
  const pressed = latinKey(event);
  for (const name of Object.keys(SHORTCUTS) as ShortcutName[]) {
    const shortcut = SHORTCUTS[name];
    if (shortcut.key !== pressed || shortcut.command !== command) continue;
    if (event.shiftKey && shortcut.command) continue;
    return name;
  }
  return null;
}

const PLACES: Record<string, string> = { KeyK: 'k', KeyN: 'n', Comma: ',' };

function latinKey({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const isLatin = /^[\x20-\x7e]$/.test(key);
  return isLatin ? key.toLowerCase() : (PLACES[code] ?? key.toLowerCase());
}
