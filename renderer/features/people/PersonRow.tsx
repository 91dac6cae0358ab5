import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '#contract/engine/views.ts';
import { personName } from '../../services/chats/index.ts';
import { Spinner } from '../../ui/Spinner.tsx';
import { Portrait } from '../pictures/index.ts';
import styles from './PersonRow.module.css';

interface PersonRowProps {
  person: PersonView;
  busy: boolean;
  onOpen: () => void;
  ref?: Ref<HTMLButtonElement>;
}

/** A person that was found; a press opens the conversation. */
export function PersonRow({ person, busy, onOpen, ref }: PersonRowProps) {
  const { t } = useTranslation('people');
  const name = personName(person);
  const address = person.handle ? `@${person.handle}` : person.userId;
  return (
    <button ref={ref} type="button" aria-busy={busy} className={styles.row} onClick={onOpen}>
      <Portrait picture={person.picture} id={person.userId} name={name} />
      <span className={styles.text}>
        <b>{name}</b>
        <span>{name === address ? t('write') : `${address} · ${t('write')}`}</span>
      </span>
      {busy && <Spinner />}
    </button>
  );
}
