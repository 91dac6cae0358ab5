/** Hosts where plain http is what people mean: this machine and addresses of a local network. */
const LOCAL =
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|[^.:]+|.+\.local)$/;

/**
 * Origin of the server that a person means, e.g. `https://chat.example.org` for `chat.example.org/`.
 * Null when it can't be an address.
 */
export function serverUrl(text: string): string | null {
  const typed = text.trim();
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(typed)?.[0];
  const candidate = scheme ? typed : `https://${typed}`;
  if (typed === '' || /\s/.test(typed) || !URL.canParse(candidate)) return null;
  const url = new URL(candidate);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (!scheme && LOCAL.test(url.hostname)) return url.origin.replace(/^https:/, 'http:');
  return url.origin;
}

/** The address as people write it: without `https://`. */
export function serverLabel(origin: string): string {
  return origin.replace(/^https:\/\//, '');
}
