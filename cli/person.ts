import type { EngineApi } from '#contract/engine/api.ts';
import type { ChatView, PersonView } from '#contract/engine/views.ts';
import { valueOf } from './failure.ts';
import { untilOnline } from './online.ts';

/** The direct chat with a person that this profile knows already, without the network. */
export async function knownChat(engine: EngineApi, person: string): Promise<ChatView | null> {
  const wanted = person.replace(/^@/, '').toLowerCase();
  const chats = await engine.chats();
  const isWanted = ({ peer }: ChatView) => peer?.handle === wanted || peer?.userId === wanted;
  return chats.find(isWanted) ?? null;
}

/** A person by handle or user id; asks the server when there is no chat with them yet. */
export async function findPerson(
  engine: EngineApi,
  person: string,
  timeoutMs: number,
): Promise<PersonView> {
  const known = await knownChat(engine, person);
  if (known?.peer) return known.peer;
  await untilOnline(engine, timeoutMs);
  return valueOf(await engine.findPerson(person));
}

/** How output names a person. */
export function nameOf({ handle, userId }: PersonView): string {
  return handle ?? userId;
}
