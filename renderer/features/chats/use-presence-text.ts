import { useTranslation } from 'react-i18next';
import type { PresenceView } from '#contract/engine/views.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { formatDay, startOfDay } from '../../i18n/dates.ts';
import { formatTime } from '../../i18n/format.ts';
import { useToday } from '../../i18n/use-today.ts';
import { usePresence } from '../../stores/presence.ts';

const YESTERDAY_MS = 24 * 60 * 60 * 1000;

/** Presence of a person in words; null while nothing is known. */
export function usePresenceText(userId: UserId | null): string | null {
  const presence = usePresence((state) => (userId ? state.byUser[userId] : undefined));
  const today = useToday();
  const { t, i18n } = useTranslation('chats');
  if (!presence) return null;
  if (presence.state !== 'offline') return t(`presence.${presence.state}`);
  return lastSeen(presence);

  function lastSeen({ lastSeenAt }: PresenceView): string {
    if (lastSeenAt === 0) return t('presence.offline');
    const time = formatTime(lastSeenAt, i18n.language);
    if (lastSeenAt >= today) return t('presence.lastSeenToday', { time });
    if (lastSeenAt >= startOfDay(today - YESTERDAY_MS / 2)) {
      return t('presence.lastSeenYesterday', { time });
    }
    return t('presence.lastSeenDay', { day: formatDay(lastSeenAt, today, i18n.language) });
  }
}
