import type { TFunction } from 'i18next';
import type { MessageView } from '#contract/engine/views.ts';
import type { UserId } from '#contract/wire/primitives.ts';

/** The words for something that happened in a group. `self`: this account. */
export function systemText(
  t: TFunction<'groups'>,
  language: string,
  { event, own, senderId }: MessageView,
  nameOf: (userId: UserId) => string,
  self: UserId | undefined,
): string {
  if (event === undefined) return '';
  const name = nameOf(senderId);
  const who = own ? 'own' : 'other';
  switch (event.type) {
    case 'joined':
      return event.invite === true ? t('event.joined.invite') : t(`event.joined.${who}`, { name });
    case 'admitted': {
      const people = new Intl.ListFormat(language, { type: 'conjunction' }).format(
        event.users.map(nameOf),
      );
      return t('event.admitted', { count: event.users.length, people });
    }
    case 'invite-opened':
      return t(`event.inviteOpened.${who}`, { name });
    case 'invite-closed':
      return t(`event.inviteClosed.${who}`, { name });
    case 'created':
    case 'left':
    case 'permissions':
    case 'described':
    case 'pictured':
      return t(`event.${event.type}.${who}`, { name });
    case 'devices':
      return t('event.devices', { name, count: event.count });
    case 'renamed':
      return t(`event.renamed.${who}`, { name, title: event.name });
    case 'role':
      return event.userId === self
        ? t(`event.roleYou.${event.role}`)
        : t(`event.role.${event.role}`, { person: nameOf(event.userId) });
    case 'added':
    case 'removed': {
      if (event.type === 'removed' && self !== undefined && event.users.includes(self)) {
        return t('event.removed.you', { name });
      }
      const people = event.users.map(nameOf);
      const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(people);
      return t(`event.${event.type}.${who}`, { name, people: list });
    }
  }
}
