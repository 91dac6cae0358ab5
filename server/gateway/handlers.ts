import type { Services } from '../services/services.ts';
import type { PulseHandlers, RequestHandlers } from './connection.ts';

/** Which service answers which request. */
export function requestHandlers(services: Services): RequestHandlers {
  const { chats, chatLog, commits, devices, directory, keyPackages } = services;
  const { blocks, invites, presence, profiles, rateLimits, receipts, reports, sessions } = services;
  return {
    'session:refresh': async ({ caller, extend }) => {
      const session = await sessions.refresh(caller);
      extend(session.expiresAt);
      return session;
    },
    'session:listen': ({ caller }) => sessions.listener(caller),
    'directory:lookup': ({ caller }, query) => directory.lookup(caller, query),
    'handle:set': ({ caller }, request) => directory.setHandle(caller, request),
    'device:list': ({ caller }) => devices.list(caller),
    'device:revoke': ({ caller }, request) => devices.revoke(caller, request),
    'key-package:upload': ({ caller }, request) => keyPackages.upload(caller, request),
    'key-package:count': ({ caller }) => keyPackages.count(caller),
    'key-package:claim': ({ caller }, request) => keyPackages.claim(caller, request),
    'chat:create': ({ caller }, request) => chats.create(caller, request),
    'chat:commit': async ({ caller, defer }, request) => {
      const { answer, publish } = await commits.commit(caller, request);
      if (publish) defer(publish);
      return answer;
    },
    'chat:rejoin': ({ caller }, request) => chats.rejoin(caller, request),
    'message:send': async ({ caller, defer }, request) => {
      const { answer, publish } = await chatLog.send(caller, request);
      if (publish) defer(publish);
      return answer;
    },
    'sync:start': ({ caller }, request) => receipts.sync(caller, request),
    'chat:fetch': ({ caller }, request) => chatLog.fetch(caller, request),
    'file:share': ({ caller }, request) => services.sharedFiles.share(caller, request),
    'file:release': ({ caller }, request) => services.sharedFiles.release(caller, request),
    'chat:confirm': ({ caller }, request) => receipts.confirm(caller, request),
    'chat:read': ({ caller }, request) => receipts.read(caller, request),
    'presence:set': ({ caller, id }, { state }) => {
      rateLimits.check('presence', caller.deviceId);
      presence.set(caller, id, state);
      return {};
    },
    'presence:watch': async ({ caller, id }, { userIds }) => {
      rateLimits.check('presence', caller.deviceId);
      return { presence: await presence.watch(caller, id, userIds) };
    },
    'presence:audience': async ({ caller }, request) => {
      rateLimits.check('presence', caller.deviceId);
      await presence.setAudience(caller, request);
      return {};
    },
    'profile:set': ({ caller }, request) => profiles.set(caller, request),
    'profile:versions': ({ caller }) => profiles.versions(caller),
    'profile:get': ({ caller }, request) => profiles.get(caller, request),
    'block:set': ({ caller }, request) => blocks.set(caller, request),
    'block:list': ({ caller }) => blocks.list(caller),
    'report:send': ({ caller }, request) => reports.take(caller, request),
    'invite:create': ({ caller }, request) => invites.create(caller, request),
    'invite:preview': ({ caller }, request) => invites.setPreview(caller, request),
    'invite:revoke': ({ caller }, request) => invites.revoke(caller, request),
    'invite:list': ({ caller }, request) => invites.list(caller, request),
    'invite:look': ({ caller }, request) => invites.look(caller, request),
    'invite:join': ({ caller }, request) => invites.join(caller, request),
    'invite:withdraw': ({ caller }, request) => invites.withdraw(caller, request),
    'join:list': ({ caller }, request) => invites.joins(caller, request),
    'join:decline': ({ caller }, request) => invites.decline(caller, request),
  };
}

export function pulseHandlers({ typing }: Services): PulseHandlers {
  return {
    'typing:set': ({ caller }, pulse) => typing.set(caller, pulse),
  };
}
