import type { Result } from '#contract/engine/errors.ts';
import type { AddedMembers, GroupInfoChange, NewGroup } from '#contract/engine/groups.ts';
import type { Permissions, Role } from '#contract/wire/groups.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { InviteId } from '#contract/wire/invites.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lanes } from '../chats/lane.ts';
import type { Orders } from '../outbox/orders.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { ChatRecord } from '../records/chat.ts';
import type { GroupInfoChange as StoredChange } from '../records/group-info.ts';
import type { Want } from '../records/intent.ts';
import { type JobBody, type JobRecord, newJob, putJob } from '../records/job.ts';
import { ownBytes } from '../records/parse.ts';
import type { Context } from '../runtime/context.ts';
import { newMessageId } from '../runtime/ids.ts';
import { fail, ok } from '../runtime/results.ts';
import type { ChatStates } from '../sync/chat-states.ts';
import type { Requester } from '../transport/connection.ts';
import { mayEdit } from './info-rules.ts';
import type { Outcome } from './intent.ts';
import type { Intents } from './intents.ts';
import { roleOf } from './members.ts';

/** What a person does with groups. */
export interface Groups {
  create(group: NewGroup): Promise<Result<AddedMembers & { chatId: ChatId }>>;
  add(chatId: ChatId, userIds: UserId[]): Promise<Result<AddedMembers>>;
  /** Adds people who asked to come by a link; `conflict` when that was closed. */
  admit(chatId: ChatId, invite: InviteId, userIds: UserId[]): Promise<Result<AddedMembers>>;
  remove(chatId: ChatId, userId: UserId): Promise<Result>;
  setRole(chatId: ChatId, userId: UserId, role: Role): Promise<Result>;
  setPermissions(chatId: ChatId, permissions: Permissions): Promise<Result>;
  setInfo(chatId: ChatId, change: GroupInfoChange): Promise<Result>;
  leave(chatId: ChatId): Promise<Result>;
  /** Tells the members something; returns when it stands in the outbox. */
  say(chatId: ChatId, body: JobBody): Promise<void>;
}

export interface GroupsDeps {
  context: Context;
  account: AccountHolder;
  book: ChatBook;
  lanes: Lanes;
  states: ChatStates;
  intents: Intents;
  orders: Orders;
  outbox: Outbox;
  requester: Requester;
  /** Whether changes of members can be made now. */
  online: () => boolean;
  /** Brings a new chat up to date, so that its lane begins to work. */
  pull: (chatId: ChatId) => void;
}

export function createGroups(deps: GroupsDeps): Groups {
  const { context, account, book, lanes, states, intents, orders, outbox } = deps;

  /** The group, while this account may act in it. */
  const groupOf = (chatId: ChatId): Result<ChatRecord> => {
    const chat = book.get(chatId);
    if (chat?.kind !== 'group') return fail('not-found');
    return chat.group === 'removed' ? fail('not-a-member') : ok(chat);
  };

  /** Answers once all is as wanted, or can't be. */
  const follow = (chatId: ChatId, want: Want, first?: JobRecord): Promise<Outcome> =>
    new Promise((resolve, reject) => {
      const begun = intents.begin(
        chatId,
        want,
        resolve,
        first === undefined ? [] : [putJob(first)],
      );
      begun.then(() => {
        const lane = lanes.of(chatId);
        if (first !== undefined) lane.addJob(first);
        outbox.wakeNow(lane);
      }, reject);
    });

  const pursue = async (chatId: ChatId, want: Want): Promise<Outcome> => {
    const group = groupOf(chatId);
    if (!group.ok) return group;
    return deps.online() ? follow(chatId, want) : fail('offline');
  };

  const plainly = async (chatId: ChatId, want: Want): Promise<Result> => {
    const outcome = await pursue(chatId, want);
    return outcome.ok ? ok() : outcome;
  };

  const jobOf = (chatId: ChatId, body: JobBody): JobRecord =>
    newJob({ id: newMessageId(), chatId, order: orders.next(), body, sentAt: context.now() });

  const say = async (chatId: ChatId, body: JobBody): Promise<void> => {
    const job = jobOf(chatId, body);
    await book.update(chatId, (chat) => ({ chat, ops: [putJob(job)] }));
    const lane = lanes.of(chatId);
    lane.addJob(job);
    outbox.wake(lane);
  };

  return {
    add: async (chatId, userIds) => addedBy(await pursue(chatId, { type: 'add', userIds })),
    say,

    admit: async (chatId, invite, userIds) =>
      addedBy(await pursue(chatId, { type: 'add', userIds, invite })),

    async create({ name, description = '', picture, userIds }) {
      if (account.current === null) return fail('no-account');
      const info = checked({ name, description, ...(picture === undefined ? {} : { picture }) });
      if (info === null || userIds.length > LIMITS.devicesPerGroup) return fail('bad-input');
      const answer = await deps.requester.request('chat:create', {
        kind: 'group',
        id: newMessageId(),
      });
      if (!answer.ok) return answer;
      const merged = await states.merge(answer.value.chat);
      if (!merged.ok) return merged;
      const { chatId } = merged.value;
      // Name and members stand on disk together: no restart leaves a group behind that lacks one.
      const naming = jobOf(chatId, { type: 'group-info', change: info });
      const following = follow(chatId, { type: 'add', userIds }, naming);
      deps.pull(chatId);
      const added = addedBy(await following);
      return added.ok ? ok({ ...added.value, chatId }) : added;
    },

    remove: (chatId, userId) => plainly(chatId, { type: 'remove', userId }),
    setRole: (chatId, userId, role) => plainly(chatId, { type: 'role', userId, role }),
    setPermissions: (chatId, permissions) => plainly(chatId, { type: 'permissions', permissions }),

    async setInfo(chatId, change) {
      const group = groupOf(chatId);
      if (!group.ok) return group;
      const info = checked(change);
      if (info === null) return fail('bad-input');
      if (!mayEdit(group.value, account.self.userId)) return fail('forbidden');
      await say(chatId, { type: 'group-info', change: info });
      return ok();
    },

    async leave(chatId) {
      const group = groupOf(chatId);
      if (!group.ok) return group;
      if (roleOf(group.value, account.self.userId) === 'owner') {
        return plainly(chatId, { type: 'leave' });
      }
      await say(chatId, { type: 'group-leave' });
      return ok();
    },
  };
}

function addedBy(outcome: Outcome): Result<AddedMembers> {
  return outcome.ok ? ok(outcome.value ?? { added: [], unreachable: [] }) : outcome;
}

/** The change as it may be said; null when it breaks a limit. */
function checked({ name, description, picture }: GroupInfoChange): StoredChange | null {
  const title = name?.trim();
  const text = description?.trim();
  if (title !== undefined && (title === '' || title.length > LIMITS.groupName)) return null;
  if (text !== undefined && text.length > LIMITS.groupDescription) return null;
  if (picture && picture.byteLength > LIMITS.groupPicture) return null;
  return {
    ...(title === undefined ? {} : { name: title }),
    ...(text === undefined ? {} : { description: text }),
    ...(picture === undefined ? {} : { picture: picture === null ? null : ownBytes(picture) }),
  };
}
