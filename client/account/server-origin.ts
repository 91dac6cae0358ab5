/** The origin of a server's address as a person types it; null when it is no web address. */
export function serverOrigin(address: string): string | null {
  const text = address.trim();
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  return url.origin;
}
