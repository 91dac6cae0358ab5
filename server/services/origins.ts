import { hostname, networkInterfaces } from 'node:os';

/** Origins that a login may be signed for. */
export class Origins {
  readonly #accepted: ReadonlySet<string>;

  /** @param configured origins of the operator; none: this machine's names and addresses with `port`. */
  constructor(configured: readonly string[], port: number) {
    this.#accepted = new Set(configured.length > 0 ? configured : localOrigins(port));
  }

  accepts(origin: string): boolean {
    return this.#accepted.has(origin);
  }
}

function localOrigins(port: number): string[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((address) => address.scopeid === undefined || address.scopeid === 0)
    .map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address));
  const names = ['localhost', '127.0.0.1', '[::1]', hostname(), ...addresses];
  return names.flatMap((name) =>
    ['http', 'https'].flatMap((scheme) => {
      const url = `${scheme}://${name}:${port}`;
      return URL.canParse(url) ? [new URL(url).origin] : [];
    }),
  );
}
