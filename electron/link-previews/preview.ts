import type { FetchedPreview } from '#contract/platform/host-api.ts';
import { LINK_PREVIEW } from '#contract/platform/host-api.ts';
import { INTERNET, type Network, get } from './get.ts';
import { readPage } from './page.ts';

/** For the page and its picture together, ms. */
const PATIENCE = 5000;
const PICTURE = /^image\/(?:jpeg|png|webp|gif|avif)\b/;

/** What a page says about itself; null when it says nothing or may not be asked. */
export async function fetchPreview(
  address: string,
  network: Network = INTERNET,
): Promise<FetchedPreview | null> {
  const url = URL.parse(address);
  if (url === null) return null;
  const signal = AbortSignal.timeout(PATIENCE);
  const page = await get(url, 'text/html,application/xhtml+xml', signal, network);
  if (page === null || !/^(?:text\/html|application\/xhtml\+xml)\b/.test(page.type)) return null;
  const { title, description, picture } = readPage(page.body, page.type);
  if (title === '') return null;
  const pictureUrl = picture === '' ? null : URL.parse(picture, page.url.href);
  const got = pictureUrl === null ? null : await get(pictureUrl, 'image/*', signal, network);
  const isPicture = got !== null && !got.cut && PICTURE.test(got.type);
  return {
    title: short(title, LINK_PREVIEW.title),
    description: short(description, LINK_PREVIEW.description),
    picture: isPicture ? new Uint8Array(got.body) : null,
  };
}

const short = (text: string, most: number) =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`.toWellFormed();
