/** Kept in this browser profile only: which emoji somebody likes is nobody else's business. */
const RECENT = 'vestnik.emoji.recent';
const TONE = 'vestnik.emoji.tone';
const MOST = 16;

/** Emoji picked lately, the last one first. */
export function recentEmoji(): string[] {
  return (localStorage.getItem(RECENT) ?? '').split(' ').filter(Boolean);
}

export function keepRecent(emoji: string): void {
  const others = recentEmoji().filter((other) => other !== emoji);
  localStorage.setItem(RECENT, [emoji, ...others].slice(0, MOST).join(' '));
}

/** The modifier of the chosen skin tone; null for the neutral colour. */
export const skinTone = (): string | null => localStorage.getItem(TONE) || null;

export function setSkinTone(tone: string | null): void {
  localStorage.setItem(TONE, tone ?? '');
}

/** Forgets both, at log-out. */
export function forgetEmoji(): void {
  localStorage.removeItem(RECENT);
  localStorage.removeItem(TONE);
}
