import { useTranslation } from 'react-i18next';
import type { InviteLookView } from '#contract/engine/invites.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { usePictureUrl } from '../pictures/index.ts';
import styles from './InviteDialog.module.css';

/** The group as its link shows it. */
export function GroupCard({ group }: { group: InviteLookView }) {
  const { t } = useTranslation('invites');
  const src = usePictureUrl(group.picture);
  return (
    <div className={styles.group}>
      <Avatar id={group.chatId} name={group.name} size="xxl" shape="group" src={src} />
      <b dir="auto">{group.name}</b>
      <small>{t('look.members', { count: group.members })}</small>
      {group.description && <p dir="auto">{group.description}</p>}
    </div>
  );
}
