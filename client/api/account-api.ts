import type { EngineApi } from '#contract/engine/api.ts';
import type { Result } from '#contract/engine/errors.ts';
import { profileSchema } from '#contract/content/message.ts';
import { generatePhrase } from '#e2ee/identity/phrase.ts';
import * as v from 'valibot';
import { parseHandle } from '../account/register.ts';
import { serverOrigin } from '../account/server-origin.ts';
import type { Parts } from '../parts.ts';
import { inBackground } from '../runtime/background.ts';
import { fail, guarded, ok } from '../runtime/results.ts';

type AccountApi = Pick<
  EngineApi,
  | 'checkServer'
  | 'createPhrase'
  | 'register'
  | 'restore'
  | 'setServer'
  | 'recoveryPhrase'
  | 'account'
  | 'setDisplayName'
  | 'setHandle'
  | 'setStatus'
  | 'listenToken'
  | 'connection'
  | 'reconnect'
  | 'storage'
>;

/** The account of this device and its server. */
export function accountApi(parts: Parts): AccountApi {
  const { context, account, connection, progress, profiles, session, store } = parts;
  const present = () => {
    const view = account.view();
    return view === null ? fail('no-account') : ok(view);
  };

  const begin = async (entered: Result<unknown>) => {
    if (!entered.ok) return entered;
    await session.begin();
    return present();
  };

  return {
    async checkServer(url) {
      const origin = serverOrigin(url);
      return origin === null ? fail('bad-input') : parts.http(origin).info();
    },

    createPhrase: async () => generatePhrase(),

    register: (request) => guarded(async () => begin(await parts.register(request))),

    restore: (request) => guarded(async () => begin(await parts.restore(request))),

    setServer: (url) =>
      guarded(async () => {
        if (account.current === null) return fail('no-account');
        const origin = serverOrigin(url);
        if (origin === null) return fail('bad-input');
        const answer = await parts.http(origin).info();
        if (!answer.ok) return answer;
        await account.update({ server: origin });
        connection.close();
        connection.open(origin);
        return present();
      }),

    recoveryPhrase: async () =>
      account.current === null ? fail('no-account') : ok([...account.current.phrase]),

    account: async () => account.view(),

    setDisplayName: (name) =>
      guarded(async () => {
        if (account.current === null) return fail('no-account');
        const profile = v.safeParse(profileSchema, { v: 1, displayName: name });
        if (!profile.success) return fail('bad-input');
        const { displayName } = profile.output;
        await account.update({ displayName, profileVersion: account.self.profileVersion + 1 });
        inBackground(context.log, profiles.uploadOwn());
        return present();
      }),

    setStatus: (status) =>
      guarded(async () => {
        if (account.current === null) return fail('no-account');
        if (!(await parts.accountData.set('settings', 'account', { status }))) {
          return fail('bad-input');
        }
        await account.update({ profileVersion: account.self.profileVersion + 1 });
        inBackground(context.log, profiles.uploadOwn());
        return ok();
      }),

    setHandle: (text) =>
      guarded(async () => {
        if (account.current === null) return fail('no-account');
        const handle = parseHandle(text);
        if (handle === undefined) return fail('bad-input');
        const answer = await connection.request('handle:set', { handle });
        if (!answer.ok) return answer;
        await account.update({ handle: answer.value.handle });
        return present();
      }),

    async listenToken() {
      if (account.current === null) return fail('no-account');
      const answer = await connection.request('session:listen', {});
      return answer.ok ? ok({ server: account.self.server, ...answer.value }) : answer;
    },

    connection: async () => progress.view,

    async reconnect() {
      connection.reconnect();
    },

    async storage() {
      const [usage, files, messages] = await Promise.all([
        store.usage(),
        parts.files.usage(),
        store.count('messages'),
      ]);
      return { chats: parts.book.list().length, messages, ...files, ...usage };
    },
  };
}
