import type { Result } from '#contract/engine/errors.ts';
import type { AddedMembers, GroupInfoChange, NewGroup } from '#contract/engine/groups.ts';
import { successorOf } from '#contract/wire/group-rights.ts';
import type { Permissions, Role } from '#contract/wire/groups.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { InviteId } from '#contract/wire/invites.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lanes } from '../chats/lane.ts';
import type { Emitter } from '../events/emitter.ts';
import type { Orders } from '../outbox/orders.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { ChatRecord } from '../records/chat.ts';
import type { GroupInfoChange as StoredChange } from '../records/group-info.ts';
import { type JobBody, newJob, putJob } from '../records/job.ts';
import { ownBytes } from '../records/parse.ts';
import type { Context } from '../runtime/context.ts';
import { newMessageId } from '../runtime/ids.ts';
import { fail, ok } from '../runtime/results.ts';
import type { ChatStates } from '../sync/chat-states.ts';
import type { Requester } from '../transport/connection.ts';
import type { Claim } from './claim.ts';
import { mayEdit } from './info-rules.ts';
import type { Intent } from './intent.ts';
import { addIntent, permissionsIntent, removeIntent, roleIntent, roleOf } from './members.ts';
import { rosterOf } from './roster-rules.ts';

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
  claim: Claim;
  orders: Orders;
  outbox: Outbox;
  emitter: Emitter;
  requester: Requester;
  /** Whether changes of members can be made now. */
  online: () => boolean;
  /** Brings a new chat up to date, so that its lane begins to work. */
  pull: (chatId: ChatId) => void;
}

export function createGroups(deps: GroupsDeps): Groups {
  const { context, account, book, lanes, states, claim, orders, outbox, emitter } = deps;

  /** The group, while this account may act in it. */
  const groupOf = (chatId: ChatId): Result<ChatRecord> => {
    const chat = book.get(chatId);
    if (chat?.kind !== 'group') return fail('not-found');
    return chat.group === 'removed' ? fail('not-a-member') : ok(chat);
  };

  const pursue = <T>(
    chatId: ChatId,
    make: (settle: (result: Result<T>) => void) => Intent,
  ): Promise<Result<T>> => {
    const group = groupOf(chatId);
    if (!group.ok) return Promise.resolve(group);
    if (!deps.online()) return Promise.resolve(fail('offline'));
    return new Promise((resolve) => {
      const lane = lanes.of(chatId);
      lane.intents.push(make(resolve));
      outbox.wakeNow(lane);
    });
  };

  const say = async (chatId: ChatId, body: JobBody): Promise<void> => {
    const id = newMessageId();
    const order = orders.next();
    const job = newJob({ id, chatId, order, body, sentAt: context.now() });
    await book.update(chatId, (chat) => ({ chat, ops: [putJob(job)] }));
    const lane = lanes.of(chatId);
    lane.addJob(job);
    outbox.wake(lane);
  };

  const add: Groups['add'] = (chatId, userIds) =>
    pursue(chatId, (settle) =>
      addIntent(
        {
          self: account.self.userId,
          userIds: [...new Set(userIds)].filter((userId) => userId !== account.self.userId),
          claim,
          progress: (progress) => emitter.groupProgress({ chatId, ...progress }),
        },
        settle,
      ),
    );

  return {
    add,
    say,

    admit: (chatId, invite, userIds) =>
      pursue(chatId, (settle) =>
        addIntent({ self: account.self.userId, userIds, claim, invite, progress() {} }, settle),
      ),

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
      await say(chatId, { type: 'group-info', change: info });
      deps.pull(chatId);
      const added = await add(chatId, userIds);
      return added.ok ? ok({ ...added.value, chatId }) : added;
    },

    remove: (chatId, userId) =>
      pursue(chatId, (settle) => removeIntent(account.self.userId, userId, settle)),

    setRole: (chatId, userId, role) =>
      pursue(chatId, (settle) => roleIntent(account.self.userId, { userId, role }, settle)),

    setPermissions: (chatId, permissions) =>
      pursue(chatId, (settle) => permissionsIntent(account.self.userId, permissions, settle)),

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
      const self = account.self.userId;
      const roster = rosterOf(group.value);
      const heir = roster === null ? null : successorOf(roster, self);
      if (roleOf(group.value, self) === 'owner' && heir !== null) {
        const handed = await pursue<undefined>(chatId, (settle) =>
          roleIntent(self, { userId: heir, role: 'owner' }, settle),
        );
        if (!handed.ok) return handed;
      }
      await say(chatId, { type: 'group-leave' });
      return ok();
    },
  };
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
