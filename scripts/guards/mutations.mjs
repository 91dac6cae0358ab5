/**
 * A protection of the desktop app, and the change to its source that takes it away.
 * @typedef {{ name: string, file: string, find: string, replace: string, noticedBy: string }} Mutation
 */

const POLICY = 'the policy keeps foreign, inline and evaluated code out';
const PAGE = 'the page stays on our interface';
const WINDOWS = 'new windows are refused; https links go to the browser, others nowhere';
const ARGUMENTS = 'requests with wrong arguments are refused';
const STRANGER = 'a page of another origin is not answered';
const PERMISSIONS = 'permissions that nobody needs are denied';

/** Each is applied alone; the spec that is named must fail then. @type {Mutation[]} */
export const MUTATIONS = [
  {
    name: 'no content security policy',
    file: 'electron/protocol/serve.ts',
    find: "        'content-security-policy': CONTENT_SECURITY_POLICY,\n",
    replace: '',
    noticedBy: POLICY,
  },
  {
    name: 'inline scripts',
    file: 'electron/security/content-policy.ts',
    find: `'script-src': "'self'"`,
    replace: `'script-src': "'self' 'unsafe-inline'"`,
    noticedBy: POLICY,
  },
  {
    name: 'no Trusted Types',
    file: 'electron/security/content-policy.ts',
    find: `  'require-trusted-types-for': "'script'",\n`,
    replace: '',
    noticedBy: POLICY,
  },
  {
    name: 'foreign frames',
    file: 'electron/security/content-policy.ts',
    find: `'default-src': "'none'"`,
    replace: `'default-src': "'none'", 'frame-src': '*'`,
    noticedBy: POLICY,
  },
  {
    name: 'foreign pictures',
    file: 'electron/security/content-policy.ts',
    find: `'img-src': "'self' blob: data:"`,
    replace: `'img-src': '* blob: data:'`,
    noticedBy: POLICY,
  },
  {
    name: 'connections without TLS',
    file: 'electron/security/content-policy.ts',
    find: `"'self' https: wss:`,
    replace: `"'self' http: https: wss:`,
    noticedBy: POLICY,
  },
  {
    name: 'no check of the sender',
    file: 'electron/ipc/handle.ts',
    find: '!isTrustedSender(event.senderFrame)',
    replace: 'false',
    noticedBy: STRANGER,
  },
  {
    name: 'no check of the arguments',
    file: 'electron/ipc/handle.ts',
    find: '!parsed.success',
    replace: 'false',
    noticedBy: ARGUMENTS,
  },
  {
    name: 'no navigation guard',
    file: 'electron/security/navigation.ts',
    find: 'if (!isAppUrl(event.url)) event.preventDefault();',
    replace: '',
    noticedBy: PAGE,
  },
  {
    name: 'no window-open guard',
    file: 'electron/security/navigation.ts',
    find: "return { action: 'deny' };",
    replace: "return { action: 'allow' };",
    noticedBy: WINDOWS,
  },
  {
    name: 'any link to the system',
    file: 'electron/security/open-external.ts',
    find: 'if (!isExternalLink(url)) return false;',
    replace: '',
    noticedBy: WINDOWS,
  },
  {
    name: 'no context isolation',
    file: 'electron/windows/main-window.ts',
    find: 'contextIsolation: true',
    replace: 'contextIsolation: false',
    noticedBy: ARGUMENTS,
  },
  {
    name: 'no sandbox',
    file: 'electron/windows/main-window.ts',
    find: 'sandbox: true',
    replace: 'sandbox: false',
    noticedBy: ARGUMENTS,
  },
  {
    name: 'no handler of permission requests',
    file: 'electron/security/permissions.ts',
    find: 'session.setPermissionRequestHandler(',
    replace: 'void (',
    noticedBy: PERMISSIONS,
  },
  {
    name: 'no handler of permission checks',
    file: 'electron/security/permissions.ts',
    find: 'session.setPermissionCheckHandler(',
    replace: 'void (',
    noticedBy: PERMISSIONS,
  },
  {
    name: 'no handler of device permissions',
    file: 'electron/security/permissions.ts',
    find: 'session.setDevicePermissionHandler(() => false);',
    replace: '',
    noticedBy: PERMISSIONS,
  },
  {
    name: 'permissions for foreign pages',
    file: 'electron/security/permissions.ts',
    find: 'isAppUrl(details.requestingUrl)',
    replace: 'true',
    noticedBy: PERMISSIONS,
  },
  {
    name: 'the camera',
    file: 'electron/security/permissions.ts',
    find: '!wantsCamera',
    replace: 'true',
    noticedBy: PERMISSIONS,
  },
];

/**
 * The source without its protection; every place of it goes.
 * @param {string} source
 * @param {Mutation} mutation
 */
export function mutate(source, { name, find, replace, file }) {
  if (!source.includes(find)) throw new Error(`"${name}": ${file} has changed, mend the mutation`);
  return source.replaceAll(find, replace);
}
