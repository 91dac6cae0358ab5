import { useTranslation } from 'react-i18next';
import type { GroupView } from '#contract/engine/groups.ts';
import { maySetPermissions } from '#contract/wire/group-rights.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { setPermissions } from '../../../services/groups.ts';
import { Segments } from '../../../ui/Segments.tsx';
import { useTask } from '../use-task.ts';
import panel from './GroupDetails.module.css';
import styles from './PermissionsSection.module.css';

const RIGHTS = ['write', 'add', 'edit', 'pin'] as const;
const WHO = ['everyone', 'admins'] as const;

/** What plain members may do; admins decide it. */
export function PermissionsSection({ chatId, group }: { chatId: ChatId; group: GroupView }) {
  const { t } = useTranslation('groups');
  const { run } = useTask();
  const { permissions, role, state } = group;
  if (state !== 'active' || role === null || !maySetPermissions(role)) return null;
  return (
    <section className={panel.block}>
      <div className={panel.heading}>
        <h3>{t('permissions.title')}</h3>
      </div>
      {RIGHTS.map((right) => (
        <div key={right} className={styles.row}>
          <span>{t(`permissions.${right}`)}</span>
          <Segments
            label={t(`permissions.${right}`)}
            value={permissions[right]}
            options={WHO.map((value) => ({ value, label: t(`permissions.${value}`) }))}
            onChange={(who) =>
              void run(() => setPermissions(chatId, { ...permissions, [right]: who }))
            }
          />
        </div>
      ))}
    </section>
  );
}
