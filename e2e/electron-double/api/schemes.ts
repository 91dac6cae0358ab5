/**
 * Chromium can't be given a scheme from outside, so `app://host/x` becomes
 * `http://host.app.localhost/x`: a secure context whose names lead to the double's own server.
 */

/** Declared schemes. */
export const schemes = new Map<string, Electron.Privileges>();

/** Address that Chromium is told. */
export function toHttp(url: string): string {
  const [, scheme = '', host = '', rest = '/'] =
    /^([a-z][\w+.-]*):\/\/([^/]+)(\/.*)?$/i.exec(url) ?? [];
  return schemes.has(scheme) ? `http://${host}.${scheme}.localhost${rest}` : url;
}

/** Address that the app is told. */
export function fromHttp(url: string): string {
  const [, host = '', scheme = '', rest = '/'] =
    /^http:\/\/([^/]+?)\.([\w+-]+)\.localhost(\/.*)?$/.exec(url) ?? [];
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : url;
}
