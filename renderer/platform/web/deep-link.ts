/** An invite link is the page's own address; it is taken out of it, so that no history keeps the secret. */
export function onDeepLink(listener: (url: string) => void): () => void {
  const { pathname, href } = location;
  if (!pathname.startsWith('/invite/')) return () => {};
  history.replaceState(null, '', '/');
  listener(href);
  return () => {};
}
