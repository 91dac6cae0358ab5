import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '#contract/engine/views.ts';
import { personName } from '../../services/chats/index.ts';
import { peopleWith, setBlocked } from '../../services/relations.ts';
import { Button } from '../../ui/Button.tsx';
import { Portrait } from '../pictures/index.ts';
import { useTask } from './use-task.ts';
import styles from './BlockedSection.module.css';

/** Whom the account blocks, and the way back. */
export function BlockedSection() {
  const { t } = useTranslation('relations');
  const [blocked, setList] = useState<PersonView[] | null>(null);
  const { run } = useTask();
  useEffect(() => {
    void peopleWith('blocked').then(setList);
  }, []);
  const unblock = async (person: PersonView) => {
    if (await run(() => setBlocked(person.userId, false))) setList(await peopleWith('blocked'));
  };
  return (
    <div className={styles.section} role="group" aria-label={t('privacy.blocked')}>
      <h3>{t('privacy.blocked')}</h3>
      {blocked?.length === 0 && <p>{t('privacy.nobody')}</p>}
      <ul>
        {blocked?.map((person) => (
          <li key={person.userId}>
            <Portrait
              id={person.userId}
              name={personName(person)}
              size="s"
              picture={person.picture}
            />
            <span>{personName(person)}</span>
            <Button
              size="small"
              aria-label={t('privacy.unblockName', { name: personName(person) })}
              onClick={() => void unblock(person)}
            >
              {t('privacy.unblock')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
