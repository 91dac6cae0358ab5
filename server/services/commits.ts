import type { RequestOf, ResponseOf } from '#contract/wire/events.ts';
import type { LogEntry } from '#contract/wire/chats.ts';
import type { DeviceId } from '#contract/wire/primitives.ts';
import type { CommitResult, LogRepository } from '../repositories/ports.ts';
import type { Caller } from './caller.ts';
import { type Chat, chatState, groupDevices, replaceMembers, rosterOf } from './chat-cache.ts';
import type { Stored } from './chat-log.ts';
import type { Chats } from './chats.ts';
import type { Notifier } from './notifier.ts';
import type { RateLimits } from './rate-limits.ts';
import { RefusalError } from './refusal.ts';

interface Dependencies {
  log: LogRepository;
  chats: Chats;
  notifier: Notifier;
  rateLimits: RateLimits;
}

type StoredCommit = Extract<CommitResult, { status: 'stored' }>;

/** MLS commits: compare-and-set on the chat's epoch. */
export class Commits {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /**
   * @throws RefusalError `epoch-stale` when another commit came first; `conflict` when the lists
   * don't fit: a device to add that is in the group, revoked or foreign, one to remove that is not
   * in the group or neither revoked nor the caller's, or a caller outside of the group; `forbidden`
   * when the caller's role does not allow the change of members.
   */
  async commit(
    caller: Caller,
    request: RequestOf<'chat:commit'>,
  ): Promise<Stored<ResponseOf<'chat:commit'>>> {
    this.#deps.rateLimits.check('commit', caller.deviceId);
    const { chatId, epoch, id, commit, welcome, added, removed, change } = request;
    const mixed = added.length > 0 && removed.length > 0;
    if (mixed || added.length > 0 !== (welcome !== undefined))
      throw new RefusalError('bad-request');
    const chat = await this.#deps.chats.require(caller, chatId);
    const { accountRef, deviceRef } = caller;
    const { chatRef } = chat;
    const result = await this.#deps.log.commit({
      chatRef,
      accountRef,
      deviceRef,
      epoch,
      id,
      payload: commit,
      welcome: welcome ?? null,
      added,
      removed,
      change: change ?? null,
      now: Date.now(),
    });
    if (result.status !== 'stored' && result.status !== 'duplicate') {
      throw new RefusalError(result.status);
    }
    const answer = { seq: result.seq, epoch: epoch + 1, receivedAt: result.receivedAt };
    if (result.status === 'duplicate') return { answer };
    const before = groupDevices(chat, caller.deviceId);
    this.#apply(chat, epoch, result);
    return { answer, publish: () => this.#push(chat, caller, request, result, before) };
  }

  #apply(chat: Chat, epoch: number, { seq, added, removed, group }: StoredCommit) {
    chat.headSeq = Math.max(chat.headSeq, seq);
    chat.epoch = Math.max(chat.epoch, epoch + 1);
    for (const device of added) chat.devices.set(device.deviceId, device);
    for (const deviceId of removed) {
      const device = chat.devices.get(deviceId);
      if (device) device.leftSeq = seq;
    }
    if (group) {
      replaceMembers(chat, group.members);
      chat.permissions = group.roster.permissions;
    }
  }

  #push(
    chat: Chat,
    caller: Caller,
    { chatId, epoch, id, commit, welcome, change }: RequestOf<'chat:commit'>,
    { seq, receivedAt, added, removed, group }: StoredCommit,
    before: DeviceId[],
  ) {
    const { userId, deviceId } = caller;
    const { notifier } = this.#deps;
    const common = { seq, epoch, userId, deviceId, id, receivedAt };
    const asCommit: LogEntry = { ...common, kind: 'commit', payload: commit };
    const joining = added.map((device) => device.deviceId).filter((other) => other !== deviceId);
    // One that has lost the group and gets a new leaf has no use for the commit.
    const following = before.filter((other) => !joining.includes(other));
    notifier.toDevices(following, 'log:entry', { chatId, entry: asCommit });
    for (const joined of joining) {
      notifier.toDevices([joined], 'chat:state', { chat: chatState(chat, joined) });
    }
    if (welcome) {
      const roster = group?.roster ?? rosterOf(chat);
      const by = change?.invite === undefined ? {} : { invite: change.invite };
      const asWelcome: LogEntry = {
        ...common,
        kind: 'welcome',
        payload: welcome,
        ...(roster === null ? {} : { roster: { ...roster, added: change?.added ?? [], ...by } }),
      };
      notifier.toDevices(joining, 'log:entry', { chatId, entry: asWelcome });
    }
    for (const gone of removed) {
      notifier.toDevices([gone], 'chat:state', { chat: chatState(chat, gone) });
    }
  }
}
