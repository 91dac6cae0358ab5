/** Whether an address may leave the app for the default browser. */
export function isExternalLink(url: string): boolean {
  try {
    const { protocol, username, password } = new URL(url);
    return protocol === 'https:' && username === '' && password === '';
  } catch {
    return false;
  }
}
