import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupView } from '#contract/engine/groups.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { personName } from '../../../services/chats/index.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { MemberRow } from './MemberRow.tsx';
import styles from './MemberList.module.css';

/** So many members are seen at a glance; beyond that there is a field to find one. */
const AT_A_GLANCE = 8;
const RANK = { owner: 0, admin: 1, member: 2 } as const;

/** Owner and admins first, the others in the order of their coming. */
export function MemberList({ chatId, group }: { chatId: ChatId; group: GroupView }) {
  const { t } = useTranslation('groups');
  const [query, setQuery] = useState('');
  const words = query.trim().toLowerCase();
  const sorted = group.members.toSorted((a, b) => RANK[a.role] - RANK[b.role]);
  const found = sorted.filter((member) =>
    `${personName(member)} @${member.handle ?? ''}`.toLowerCase().includes(words),
  );
  return (
    <>
      {group.members.length > AT_A_GLANCE && (
        <TextField
          label={t('details.find')}
          value={query}
          className={styles.find}
          onChange={setQuery}
        />
      )}
      <ul className={styles.list}>
        {found.map((member) => (
          <MemberRow key={member.userId} chatId={chatId} group={group} member={member} />
        ))}
      </ul>
      {found.length === 0 && <p className={styles.nobody}>{t('details.nobody')}</p>}
    </>
  );
}
