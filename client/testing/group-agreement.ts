import type { MessageView } from '#contract/engine/views.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import type { SimulatedMember } from './group-member.ts';

interface Agreement {
  /** What they don't agree on; null when all is well. */
  problem: string | null;
  epoch: number;
  messages: number;
}

interface Turn {
  seq: number;
  coming: boolean;
}

interface Seen {
  member: SimulatedMember;
  roster: string;
  epoch: number | null;
  active: boolean;
  messages: Map<number, string>;
  broken: boolean;
  undecryptable: string[];
  turns: Turn[];
}

/**
 * Whether those who are in the group have the same roster, name, rights and epoch, whether everybody
 * reads the same under the same seq, and whether nobody lacks or has what their membership says.
 */
export async function agreement(members: SimulatedMember[], chatId: ChatId): Promise<Agreement> {
  const seen = await Promise.all(members.map((member) => look(member, chatId)));
  const active = seen.filter((one) => one.active);
  const [first] = active;
  const epoch = first?.epoch ?? 0;
  const all = new Map<number, string>();
  const fail = (problem: string): Agreement => ({ problem, epoch, messages: all.size });
  for (const { member, messages, broken, undecryptable } of seen) {
    if (broken) return fail(`${member.name} has lost the group: ${faults(member)}`);
    if (undecryptable.length > 0)
      return fail(`${member.name} can't read ${undecryptable.join()}: ${faults(member)}`);
    for (const [seq, content] of messages) {
      const other = all.get(seq);
      if (other !== undefined && other !== content) {
        return fail(`${member.name} has ${content} at ${seq}, somebody else ${other}`);
      }
      all.set(seq, content);
    }
  }
  for (const one of active) {
    if (one.epoch !== epoch)
      return fail(`${one.member.name} is in epoch ${one.epoch}, not ${epoch}`);
    if (one.roster !== first?.roster) {
      return fail(`${one.member.name} sees ${one.roster}, not ${first?.roster}`);
    }
  }
  const present = new Set(active.map(({ member }) => member.userId));
  for (const userId of rosterIds(first?.roster)) {
    if (!present.has(userId)) return fail(`${userId} is on the roster without following the group`);
  }
  for (const one of seen) {
    const problem = gaps(one, all);
    if (problem !== null) return fail(problem);
  }
  return { problem: null, epoch, messages: all.size };
}

function faults({ logs }: SimulatedMember): string {
  return logs.filter((code) => /group-broken|violation/.test(code)).join();
}

async function look(member: SimulatedMember, chatId: ChatId): Promise<Seen> {
  const group = await member.group(chatId);
  const history = group === null ? [] : await member.history(chatId);
  const roster = group && {
    name: group.name,
    permissions: group.permissions,
    members: group.members.map(({ userId, role }) => `${userId} ${role}`),
  };
  return {
    member,
    roster: JSON.stringify(roster),
    active: group?.state === 'active',
    epoch: group?.state === 'active' ? await member.epoch(chatId) : null,
    broken: group?.state === 'broken',
    undecryptable: history.flatMap(({ kind, seq, senderId }) =>
      kind === 'undecryptable' ? [`${seq} by ${senderId.slice(0, 4)}`] : [],
    ),
    turns: history.flatMap((message) => turnOf(message, member.userId)),
    messages: new Map(
      history.flatMap((message) => (message.seq === null ? [] : [[message.seq, said(message)]])),
    ),
  };
}

/** What a message says to everybody. Being added is told to newcomers in other words. */
function said({ id, senderId, text, event }: MessageView): string {
  const isComing = event?.type === 'joined' || event?.type === 'added';
  const isGoing = event?.type === 'removed';
  const line = isComing || isGoing ? event.type.replace('joined', 'added') : event;
  return JSON.stringify({ id, senderId, text, line });
}

function rosterIds(roster: string | undefined): UserId[] {
  const parsed = JSON.parse(roster ?? 'null') as { members: string[] } | null;
  return (parsed?.members ?? []).map((line) => line.split(' ')[0] as UserId);
}

/** Between coming and going everybody has every message that anybody has, and none outside of that. */
function gaps({ member, messages, turns }: Seen, all: ReadonlyMap<number, string>): string | null {
  for (const seq of all.keys()) {
    const last = turns.findLast((turn) => turn.seq <= seq);
    const isIn = last !== undefined && (last.coming || last.seq === seq);
    if (isIn === messages.has(seq)) continue;
    const path = turns.map(({ seq: at, coming }) => `${coming ? 'in' : 'out'} ${at}`).join();
    const what = `${seq}: ${all.get(seq)} (${path})`;
    return isIn ? `${member.name} lacks ${what}` : `${member.name} should not have ${what}`;
  }
  return null;
}

/** The lines that tell of this account's coming and going. */
function turnOf({ seq, own, event }: MessageView, self: UserId): Turn[] {
  if (seq === null || event === undefined) return [];
  if (event.type === 'joined' || (event.type === 'created' && own)) return [{ seq, coming: true }];
  const removed = event.type === 'removed' && event.users.includes(self);
  return removed || (event.type === 'left' && own) ? [{ seq, coming: false }] : [];
}
