import { useTranslation } from 'react-i18next';
import type { PersonView } from '#contract/engine/views.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { personName } from '../../services/chats/index.ts';
import { showToast } from '../../stores/toasts.ts';

/** Tells of people who were to be added but have no device to add. */
export function useUnreachable() {
  const { t, i18n } = useTranslation('groups');
  return (unreachable: readonly UserId[], chosen: readonly PersonView[]) => {
    if (unreachable.length === 0) return;
    const people = chosen.filter(({ userId }) => unreachable.includes(userId)).map(personName);
    const list = new Intl.ListFormat(i18n.language).format(people);
    showToast(t('unreachable', { count: people.length, people: list }), 'danger');
  };
}
