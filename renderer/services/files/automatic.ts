import type { AttachmentView } from '#contract/engine/views.ts';
import type { Preferences } from '../../stores/preferences.ts';

const MEGABYTE = 1_000_000;

type Rules = Pick<
  Preferences,
  'autoPhotos' | 'autoVideos' | 'autoVoice' | 'autoFiles' | 'autoInGroups' | 'autoMetered'
>;

const RULE = {
  photo: 'autoPhotos',
  video: 'autoVideos',
  voice: 'autoVoice',
  audio: 'autoFiles',
  file: 'autoFiles',
} as const satisfies Record<AttachmentView['kind'], keyof Rules>;

/** Whether a file is fetched as soon as it comes into view. */
export function isAutomatic(
  { kind, size }: Pick<AttachmentView, 'kind' | 'size'>,
  rules: Rules,
  place: { group: boolean; metered: boolean },
): boolean {
  if ((place.group && !rules.autoInGroups) || (place.metered && !rules.autoMetered)) return false;
  const most = rules[RULE[kind]] * MEGABYTE;
  return most > 0 && size <= most;
}

/** https://wicg.github.io/netinfo/; not all browsers tell. */
interface Connection {
  readonly saveData?: boolean;
  readonly type?: string;
}

/** Whether the network counts what passes, as far as the browser knows. */
export function isMetered(): boolean {
  const { connection } = navigator as { connection?: Connection };
  return connection?.saveData === true || connection?.type === 'cellular';
}
