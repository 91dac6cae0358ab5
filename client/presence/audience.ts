import type { RequestOf } from '#contract/wire/events.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { AccountData } from '../account-data/account-data.ts';
import { inBackground } from '../runtime/background.ts';
import type { Context } from '../runtime/context.ts';
import type { Requester } from '../transport/connection.ts';

type Audience = RequestOf<'presence:audience'>;

/** Who may see that this account is there; the server keeps to it, also while no device is connected. */
export interface PresenceAudience {
  /** On a new connection: tells what was changed without one. */
  begin(): void;
}

/** @param changed called when the server has a new audience: what others show may differ now. */
export function createAudience(
  context: Context,
  accountData: AccountData,
  requester: Requester,
  changed: () => void,
): PresenceAudience {
  /** What the server was told last; null: not on this connection. */
  let told: string | null = null;

  const wanted = (): Audience => {
    const { availability, lastSeen = 'everyone' } = accountData.get('settings', 'account');
    const contacts =
      lastSeen === 'contacts'
        ? accountData.list('person').flatMap(({ id, value }) => (value.contact ? [id] : []))
        : [];
    return {
      lastSeen: lastSeen === 'contacts' ? 'listed' : lastSeen,
      userIds: contacts.toSorted().slice(0, LIMITS.presenceWatch),
      invisible: availability === 'invisible',
    };
  };

  const tell = async () => {
    const audience = wanted();
    const text = JSON.stringify(audience);
    if (text === told) return;
    const before = told;
    told = text;
    const answer = await requester.request('presence:audience', audience);
    if (answer.ok) changed();
    else if (told === text) told = before;
  };

  accountData.subscribe(({ space }) => {
    if (space === 'settings' || space === 'person') inBackground(context.log, tell());
  });

  return {
    begin() {
      told = null;
      // Whoever never restricted anything has nothing to tell.
      const { availability, lastSeen } = accountData.get('settings', 'account');
      if (availability !== undefined || lastSeen !== undefined) inBackground(context.log, tell());
    },
  };
}
