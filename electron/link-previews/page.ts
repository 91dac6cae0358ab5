/** What a page says about itself in its head. */
export interface PageFacts {
  title: string;
  description: string;
  /** Address of a picture, as written. */
  picture: string;
}

const META = /<meta\s[^>]{1,4000}>/gi;
const TITLE = /<title[^>]{0,200}>([^<]{1,1000})/i;
const ATTRIBUTE = /([a-z:-]{1,30})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const CHARSET = /charset\s*=\s*["']?([\w-]{1,40})/i;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  laquo: '«',
  raquo: '»',
};

/** Reads title, description and picture of a page, whatever its letters are encoded in. */
export function readPage(body: Uint8Array, contentType: string): PageFacts {
  const html = decoded(body, contentType);
  const metas = new Map<string, string>();
  for (const [tag] of html.matchAll(META)) {
    const attributes = new Map<string, string>();
    for (const [, name = '', double, single, bare] of tag.matchAll(ATTRIBUTE)) {
      attributes.set(name.toLowerCase(), double ?? single ?? bare ?? '');
    }
    const name = (attributes.get('property') ?? attributes.get('name') ?? '').toLowerCase();
    const content = text(attributes.get('content') ?? '');
    if (name !== '' && content !== '' && !metas.has(name)) metas.set(name, content);
  }
  const first = (...names: string[]) =>
    names.map((name) => metas.get(name)).find((value) => value !== undefined) ?? '';
  return {
    title: first('og:title', 'twitter:title') || text(TITLE.exec(html)?.[1] ?? ''),
    description: first('og:description', 'twitter:description', 'description'),
    picture: first('og:image:secure_url', 'og:image', 'twitter:image'),
  };
}

function decoded(body: Uint8Array, contentType: string): string {
  const beginning = new TextDecoder('latin1').decode(body.subarray(0, 2048));
  const label = CHARSET.exec(contentType)?.[1] ?? CHARSET.exec(beginning)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

/** Text with its entities resolved, in one line. */
function text(raw: string): string {
  return raw
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (all, decimal, hex, name) => {
      if (name) return NAMED[String(name).toLowerCase()] ?? all;
      const point = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
      return point > 31 && point <= 0x10ffff ? String.fromCodePoint(point) : ' ';
    })
    .replace(/\s+/g, ' ')
    .trim()
    .toWellFormed();
}
