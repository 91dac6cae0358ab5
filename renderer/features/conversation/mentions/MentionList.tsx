import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '#contract/engine/groups.ts';
import { personName } from '../../../services/chats/index.ts';
import { Portrait } from '../../pictures/index.ts';
import styles from './MentionList.module.css';

export const MENTION_LIST_ID = 'mention-list';
export const mentionOptionId = (index: number): string => `mention-${index}`;

interface MentionListProps {
  people: readonly MemberView[];
  index: number;
  onHover: (index: number) => void;
  onPick: (person: MemberView) => void;
}

/** Members to choose from, above the composer; the field keeps the focus. */
export function MentionList({ people, index, onHover, onPick }: MentionListProps) {
  const { t } = useTranslation('messages');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  return (
    <div
      ref={list}
      id={MENTION_LIST_ID}
      role="listbox"
      aria-label={t('mention.list')}
      className={styles.list}
    >
      {people.map((person, at) => {
        const name = personName(person);
        return (
          <div
            key={person.userId}
            id={mentionOptionId(at)}
            role="option"
            tabIndex={-1}
            aria-selected={at === index}
            className={styles.person}
            onPointerMove={() => at !== index && onHover(at)}
            // The field must not lose its caret.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(person)}
          >
            <Portrait picture={person.picture} id={person.userId} name={name} size="xs" />
            <span className={styles.name}>{name}</span>
            {person.handle && person.displayName && (
              <span className={styles.handle}>@{person.handle}</span>
            )}
          </div>
        );
      })}
    </div>
  );
}
