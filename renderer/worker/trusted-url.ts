interface TrustedTypePolicy {
  createScriptURL(url: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: TrustedTypePolicy): TrustedTypePolicy;
}

let policy: TrustedTypePolicy | undefined;

/**
 * The URL of the worker's script as the page's Trusted Types demand it. The content security policy must
 * name the policy: `trusted-types vestnik-worker`.
 */
export function trustedWorkerUrl(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  // A policy of one name can be made once in a page.
  policy ??= trustedTypes?.createPolicy('vestnik-worker', { createScriptURL: ownOrigin }) ?? {
    createScriptURL: ownOrigin,
  };
  return policy.createScriptURL(url);
}

function ownOrigin(url: string): string {
  if (new URL(url, location.href).origin === location.origin) return url;
  throw new TypeError('a worker of a foreign origin');
}
