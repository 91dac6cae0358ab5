import type { Result } from '#contract/engine/errors.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { KeyPackagePair } from '#e2ee/groups/types.ts';
import type { Store } from '../ports/store.ts';
import { deleteExpiredKeyPackages, putKeyPackage } from '../records/key-package.ts';
import { ownBytes } from '../records/parse.ts';
import type { Context } from '../runtime/context.ts';
import { ok } from '../runtime/results.ts';
import type { Requester } from '../transport/connection.ts';
import type { GroupKeeper } from './keeper.ts';

/** Packages that wait at the server: topped up to `TARGET` when fewer than `LOW` are left. */
const TARGET = 40;
const LOW = 20;
/** How many a device offers before anything else, so that it can be written to at once. */
const FIRST = 4;
const LIFETIME = 90 * 24 * 60 * 60_000;
/** Private keys outlive their package by the time a welcome may wait at the server. */
const GRACE = LIMITS.retention;

/** Keeps enough key packages of this device at the server. */
export interface KeyPackages {
  /** Makes the device reachable: a last resort and a few packages, if there are none at all. */
  ensureSome(): Promise<Result>;
  /** Fills up to the full number and deletes what has expired. */
  replenish(): Promise<Result>;
  /** Makes another last resort, since the present one was used. */
  renewLastResort(): Promise<Result>;
}

export function createKeyPackages(
  context: Context,
  store: Store,
  keeper: GroupKeeper,
  requester: Requester,
): KeyPackages {
  const make = async (count: number, lastResort: boolean): Promise<KeyPackagePair[]> => {
    const mls = await keeper.mls();
    const pairs: KeyPackagePair[] = [];
    for (let made = 0; made < count; made++) pairs.push(await mls.createKeyPackage(LIFETIME));
    // The private keys are on disk before anybody can use the public ones.
    await store.write(pairs.map((pair) => putKeyPackage(pair, lastResort)));
    return pairs;
  };

  const upload = async (count: number, withLastResort: boolean): Promise<Result> => {
    const packages = (await make(count, false)).map(published);
    const [lastResort] = withLastResort ? (await make(1, true)).map(published) : [];
    const answer = await requester.request('key-package:upload', {
      packages,
      ...(lastResort === undefined ? {} : { lastResort }),
    });
    return answer.ok ? ok() : answer;
  };

  const ensure = async (below: number, target: number): Promise<Result> => {
    const stock = await requester.request('key-package:count', {});
    if (!stock.ok) return stock;
    const { count, hasLastResort } = stock.value;
    if (count >= below && hasLastResort) return ok();
    return upload(Math.max(0, target - count), !hasLastResort);
  };

  return {
    ensureSome: () => ensure(1, FIRST),

    async replenish() {
      const expired = await deleteExpiredKeyPackages(store, context.now() - GRACE);
      if (expired.length > 0) await store.write(expired);
      return ensure(LOW, TARGET);
    },

    renewLastResort: () => upload(0, true),
  };
}

function published({ publicPackage, expiresAt }: KeyPackagePair) {
  return { data: ownBytes(publicPackage), expiresAt };
}
