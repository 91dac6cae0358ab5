export const LINK_SCHEME = 'vestnik';

const MAX_LENGTH = 4096;

/** A `vestnik://` link among command line arguments, or null. */
export const findDeepLink = (argv: readonly string[]): string | null =>
  argv.find(isDeepLink) ?? null;

/** Whether a text from outside is a link for us; what it asks for, the interface decides. */
export function isDeepLink(text: string): boolean {
  return text.length <= MAX_LENGTH && text.startsWith(`${LINK_SCHEME}://`) && URL.canParse(text);
}
