import dns from 'node:dns';
import { type RequestOptions, request } from 'node:https';
import { type LookupFunction, isIP } from 'node:net';
import { isPublicAddress } from './address.ts';

/** Most bytes of a page or picture. */
export const MOST_BYTES = 512 * 1024;
const REDIRECTS = 3;

/** What the network is; tests have one of their own. */
export interface Network {
  lookup: typeof dns.lookup;
  isAllowed: (address: string) => boolean;
  /** Ports other than the usual one, and further authorities. */
  request: Pick<RequestOptions, 'ca' | 'port'>;
}

export const INTERNET: Network = {
  lookup: ((...args: Parameters<typeof dns.lookup>) => dns.lookup(...args)) as typeof dns.lookup,
  isAllowed: isPublicAddress,
  request: {},
};

export interface Got {
  body: Buffer<ArrayBuffer>;
  /** Content type in lower case, with its parameters. */
  type: string;
  /** More was there than was read. */
  cut: boolean;
  /** Where it came from in the end. */
  url: URL;
}

/**
 * Gets a page or picture over https: without cookies, from public addresses only, a few redirects
 * far, until the signal says stop. Null for everything else. The connection goes to the very address
 * that was checked, so a name that answers differently the next moment gains nothing.
 */
export async function get(
  address: URL,
  accept: string,
  signal: AbortSignal,
  network: Network = INTERNET,
): Promise<Got | null> {
  let url = address;
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    const answer = await once(url, accept, signal, network);
    if (answer === null || 'body' in answer) return answer;
    url = answer.location;
  }
  return null;
}

export function isFetchable({ protocol, username, password, port, hostname }: URL): boolean {
  const isPlain = protocol === 'https:' && username === '' && password === '' && port === '';
  // A name without a dot is one of the local network.
  return isPlain && isIP(hostname.replace(/^\[|\]$/g, '')) === 0 && /[^.]\.[^.]/.test(hostname);
}

function checkedLookup({ lookup: ask, isAllowed }: Network): LookupFunction {
  return (hostname, options, callback) => {
    ask(hostname, { ...options, all: true }, (error, found) => {
      const [first] = error === null ? found : [];
      const isSafe = first !== undefined && found.every(({ address }) => isAllowed(address));
      if (!isSafe) return callback(error ?? new Error('address not allowed'), '', 0);
      if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}

function once(
  url: URL,
  accept: string,
  signal: AbortSignal,
  network: Network,
): Promise<Got | { location: URL } | null> {
  if (!isFetchable(url)) return Promise.resolve(null);
  return new Promise((resolve) => {
    const asked = request(url, {
      ...network.request,
      signal,
      agent: false,
      lookup: checkedLookup(network),
      headers: {
        accept,
        'accept-encoding': 'identity',
        'user-agent': 'Mozilla/5.0 (compatible; link preview)',
      },
    });
    asked.on('error', () => resolve(null));
    asked.on('response', (response) => {
      const { statusCode = 0, headers } = response;
      const location =
        headers.location === undefined ? null : URL.parse(headers.location, url.href);
      if (statusCode >= 300 && statusCode < 400 && location !== null) {
        asked.destroy();
        return resolve({ location });
      }
      if (statusCode !== 200) {
        asked.destroy();
        return resolve(null);
      }
      const pieces: Buffer[] = [];
      let size = 0;
      const end = (cut: boolean) => {
        asked.destroy();
        const body = Buffer.concat(pieces).subarray(0, MOST_BYTES);
        resolve({ body, type: (headers['content-type'] ?? '').toLowerCase(), cut, url });
      };
      response.on('data', (piece: Buffer) => {
        pieces.push(piece);
        size += piece.byteLength;
        if (size > MOST_BYTES) end(true);
      });
      response.on('end', () => end(false));
      response.on('error', () => resolve(null));
    });
    asked.end();
  });
}
