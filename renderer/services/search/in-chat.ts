import type { SearchHit } from '#contract/engine/search.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { selectChat } from '../../stores/navigation.ts';
import {
  NO_RESULTS,
  type SearchFilters,
  changeInChat,
  hideInChat,
  showInChat,
  useSearch,
} from '../../stores/search.ts';
import { engine } from '../engine.ts';
import { openAround } from '../messages/history.ts';
import { canSearch, search } from './request.ts';

/** Pages that are read at most to come to a result that was picked elsewhere. */
const MOST_PAGES = 25;

let latest = 0;

/** Opens the search bar of a chat. */
export function findInChat(chatId: ChatId): void {
  showInChat(chatId, null, true);
}

export function closeInChat(): void {
  latest++;
  hideInChat();
}

/** Shows a result of the search everywhere in its chat, among the others there. */
export async function openHit({ message }: SearchHit, query: string): Promise<void> {
  const { chatId, order, id } = message;
  const jump = openAround(chatId, id, order);
  selectChat(chatId);
  showInChat(chatId, query, false);
  await jump;
  await askInChat(id);
}

/** Asks anew after a change of words or filters, and goes to the newest result. */
export async function searchInChat(change: {
  query?: string;
  filters?: SearchFilters;
}): Promise<void> {
  changeInChat({ ...change, at: 0 });
  await askInChat(null);
}

/** Goes so many results towards older ones, or newer ones when negative. */
export async function stepInChat(step: number): Promise<void> {
  const before = useSearch.getState().inChat;
  if (before === null || before.results.total === 0) return;
  const last = before.results.next === null ? before.results.hits.length : Infinity;
  const at = Math.min(Math.max(before.at + step, 0), last - 1);
  if (at >= before.results.hits.length) await furtherInChat();
  await goTo(at);
}

async function askInChat(wanted: string | null): Promise<void> {
  const turn = ++latest;
  const inChat = useSearch.getState().inChat;
  if (inChat === null) return;
  const filters = { ...inChat.filters, chatId: inChat.chatId };
  const isAsked = canSearch(inChat.query, { ...filters, chatId: null });
  if (!isAsked) return changeInChat({ results: NO_RESULTS, at: 0 });
  changeInChat({ results: { ...inChat.results, state: 'searching' } });
  const result = await search(inChat.query, filters);
  if (turn !== latest) return;
  if (!result.ok) {
    return changeInChat({ results: { ...NO_RESULTS, state: 'failed', code: result.code } });
  }
  changeInChat({ results: { state: 'done', code: null, ...result.value } });
  if (wanted === null) return goTo(0);
  const place = () =>
    useSearch.getState().inChat?.results.hits.findIndex(({ message }) => message.id === wanted);
  for (let page = 1; place() === -1 && page < MOST_PAGES; page++) {
    if (turn !== latest || !(await furtherInChat())) return;
  }
  changeInChat({ at: Math.max(0, place() ?? 0) });
}

/** Reads the next page of results; false when there is none. */
async function furtherInChat(): Promise<boolean> {
  const turn = latest;
  const inChat = useSearch.getState().inChat;
  if (inChat === null || inChat.results.next === null) return false;
  const { query, filters, chatId, results } = inChat;
  const result = await search(query, { ...filters, chatId }, results.next);
  if (turn !== latest || !result.ok) return false;
  const { hits, next } = result.value;
  changeInChat({ results: { ...results, hits: [...results.hits, ...hits], next } });
  return true;
}

async function goTo(at: number): Promise<void> {
  const inChat = useSearch.getState().inChat;
  const hit = inChat?.results.hits[at];
  if (!inChat || !hit) return;
  changeInChat({ at });
  await openAround(inChat.chatId, hit.message.id, hit.message.order);
}

/** Goes to the first message of a day or after it; `at` is the start of the day in Unix ms. */
export async function goToDate(chatId: ChatId, at: number): Promise<void> {
  const order = await engine().orderAt(chatId, at);
  if (order !== null) await openAround(chatId, null, order);
}
