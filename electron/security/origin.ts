/** Scheme and host of the packaged interface. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'vestnik';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** Whether an address belongs to our own interface. */
export function isAppUrl(url: string): boolean {
  try {
    const { protocol, host } = new URL(url);
    return protocol === `${APP_SCHEME}:` && host === APP_HOST;
  } catch {
    return false;
  }
}
