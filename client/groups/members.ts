import type { EngineErrorCode, Result } from '#contract/engine/errors.ts';
import type { AddedMembers, GroupProgressView } from '#contract/engine/groups.ts';
import {
  mayDo,
  mayRemove,
  maySetPermissions,
  maySetRoles,
  successorOf,
} from '#contract/wire/group-rights.ts';
import type { GroupChange, Permissions, Role, RoleChange } from '#contract/wire/groups.ts';
import type { InviteId } from '#contract/wire/invites.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { ChatRecord } from '../records/chat.ts';
import type { IntentRecord } from '../records/intent.ts';
import { fail, ok } from '../runtime/results.ts';
import type { Claim, ClaimedDevice } from './claim.ts';
import type { Intent, Move, Outcome } from './intent.ts';
import { rosterOf } from './roster-rules.ts';

/** Accounts whose key packages are claimed for one commit, and at the same time. */
const BATCH = 25;
const PARALLEL = 5;
/** So many devices make a commit and a welcome that fit their limits, whatever the suite. */
const BATCH_DEVICES = 50;
/** After so many refusals an intent gives up. */
const PATIENCE = 4;

type Plan = (chat: ChatRecord, self: Role) => Promise<Result<Move | null>>;

const NOTHING: Pick<Move, 'add' | 'remove'> = { add: [], remove: [] };

/** Failures that say something of the person who is to be added, not of the connection. */
const UNREACHABLE: ReadonlySet<EngineErrorCode> = new Set<EngineErrorCode>([
  'no-devices',
  'not-found',
  'account-unknown',
  'protocol-violation',
  'identity-mismatch',
]);

/** What every intent has. */
export interface Common {
  self: UserId;
  record: IntentRecord;
  settle: (outcome: Outcome) => void;
}

abstract class BaseIntent<T extends AddedMembers | undefined> implements Intent {
  readonly record: IntentRecord;
  readonly #self: UserId;
  readonly #settle: Common['settle'];
  #refusals = 0;
  failure: EngineErrorCode | null = null;

  constructor({ self, record, settle }: Common) {
    this.record = record;
    this.#self = self;
    this.#settle = settle;
  }

  protected abstract planAs(chat: ChatRecord, role: Role): Promise<Result<Move | null>>;
  protected abstract outcome(): T;

  async plan(chat: ChatRecord): Promise<Result<Move | null>> {
    const role = roleOf(chat, this.#self);
    return role === null ? fail('not-a-member') : this.planAs(chat, role);
  }

  refused(code: EngineErrorCode): void {
    this.#refusals += 1;
    if (this.#refusals >= PATIENCE) this.failure = code;
  }

  settle(result: Result<undefined>): void {
    this.#settle(result.ok ? ok(this.outcome()) : result);
  }
}

/** Anything that needs no more than the roster. */
class PlainIntent extends BaseIntent<undefined> {
  readonly #plan: Plan;

  constructor(common: Common, plan: Plan) {
    super(common);
    this.#plan = plan;
  }

  protected planAs(chat: ChatRecord, role: Role) {
    return this.#plan(chat, role);
  }

  protected outcome(): undefined {}
}

interface Adding {
  userIds: readonly UserId[];
  claim: Claim;
  /** They asked to come by this link. */
  invite?: InviteId;
  progress: (progress: Pick<GroupProgressView, 'done' | 'total'>) => void;
}

/** Adds people, as many at a time as fit one commit. */
class AddIntent extends BaseIntent<AddedMembers> {
  readonly #adding: Adding;
  readonly #claimed = new Map<UserId, ClaimedDevice[]>();
  readonly #unreachable = new Set<UserId>();

  constructor(common: Common, adding: Adding) {
    super(common);
    this.#adding = adding;
  }

  protected async planAs(chat: ChatRecord, role: Role): Promise<Result<Move | null>> {
    const { userIds, progress, invite } = this.#adding;
    const members = new Set(chat.members.map(({ userId }) => userId));
    const missing = userIds.filter((id) => !members.has(id) && !this.#unreachable.has(id));
    progress({ done: userIds.length - missing.length, total: userIds.length });
    if (missing.length === 0) return ok(null);
    if (chat.permissions === null || !mayDo(role, chat.permissions, 'add')) {
      return fail('forbidden');
    }
    if (invite !== undefined && !chat.invites.some(({ id }) => id === invite)) {
      return fail('conflict');
    }
    // Whoever left and comes back has old leaves in the way.
    const stale = missing.filter((userId) => chat.departed.includes(userId));
    if (stale.length > 0) return ok({ ...NOTHING, change: {}, remove: stale });
    if (chat.members.length >= LIMITS.devicesPerGroup) return fail('limit-reached');
    const claimed = await this.#claimAll(missing.slice(0, BATCH));
    if (!claimed.ok) return claimed;
    const added: UserId[] = [];
    const add: ClaimedDevice[] = [];
    for (const userId of missing) {
      const devices = this.#claimed.get(userId) ?? [];
      if (devices.length === 0) continue;
      if (added.length > 0 && add.length + devices.length > BATCH_DEVICES) break;
      added.push(userId);
      add.push(...devices);
    }
    if (added.length === 0) return this.planAs(chat, role);
    const change: GroupChange = invite === undefined ? { added } : { added, invite };
    return ok({ change, add, remove: [] });
  }

  protected outcome(): AddedMembers {
    const added = this.#adding.userIds.filter((userId) => !this.#unreachable.has(userId));
    return { added, unreachable: [...this.#unreachable] };
  }

  override refused(code: EngineErrorCode): void {
    super.refused(code);
    // Perhaps a key package was the reason, or somebody's devices have changed.
    this.#claimed.clear();
    if (code === 'limit-reached') this.failure = code;
  }

  async #claimAll(userIds: UserId[]): Promise<Result> {
    const queue = userIds.filter((userId) => !this.#claimed.has(userId));
    let failure: Result = ok();
    const work = async () => {
      for (let next = queue.shift(); next !== undefined && failure.ok; next = queue.shift()) {
        const answer = await this.#adding.claim(next, undefined, true);
        if (answer.ok && answer.value.length > 0) this.#claimed.set(next, answer.value);
        else if (answer.ok || UNREACHABLE.has(answer.code)) this.#unreachable.add(next);
        else failure = answer;
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, work));
    return failure;
  }
}

export function addIntent(common: Common, adding: Adding): Intent {
  return new AddIntent(common, adding);
}

export function removeIntent(common: Common, userId: UserId): Intent {
  return new PlainIntent(common, async (chat, role) => {
    const target = roleOf(chat, userId);
    if (target === null) return ok(null);
    if (!mayRemove(role, target)) return fail('forbidden');
    return ok({ ...NOTHING, change: { removed: [userId] }, remove: [userId] });
  });
}

export function roleIntent(common: Common, { userId, role }: RoleChange): Intent {
  return new PlainIntent(common, async (chat, own) => {
    const before = roleOf(chat, userId);
    if (before === role) return ok(null);
    if (before === null) return fail('not-found');
    if (!maySetRoles(own) || before === 'owner') return fail('forbidden');
    return ok({ ...NOTHING, change: { roles: passing(common.self, { userId, role }) } });
  });
}

export function permissionsIntent(common: Common, permissions: Permissions): Intent {
  return new PlainIntent(common, async (chat, role) => {
    if (JSON.stringify(chat.permissions) === JSON.stringify(permissions)) return ok(null);
    if (!maySetPermissions(role)) return fail('forbidden');
    return ok({ ...NOTHING, change: { permissions } });
  });
}

/** Makes an account free to go: an owner hands the group on first. */
export function leaveIntent(common: Common): Intent {
  const { self } = common;
  return new PlainIntent(common, async (chat, role) => {
    const roster = rosterOf(chat);
    const heir = roster === null || role !== 'owner' ? null : successorOf(roster, self);
    if (heir === null) return ok(null);
    return ok({ ...NOTHING, change: { roles: passing(self, { userId: heir, role: 'owner' }) } });
  });
}

/** With the ownership the role of the one before changes, too. */
function passing(self: UserId, change: RoleChange): RoleChange[] {
  return change.role === 'owner' ? [change, { userId: self, role: 'admin' }] : [change];
}

export function roleOf({ members }: Pick<ChatRecord, 'members'>, userId: UserId): Role | null {
  return members.find((member) => member.userId === userId)?.role ?? null;
}
