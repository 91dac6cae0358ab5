import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '#contract/engine/views.ts';
import { personName } from '../../services/chats/index.ts';
import { peopleWith } from '../../services/relations.ts';
import styles from './ContactList.module.css';

interface ContactListProps {
  /** Shows those only whose name or handle holds it. */
  query: string;
  /** How one of them looks. */
  row: (person: PersonView) => ReactNode;
}

const fits = (person: PersonView, query: string): boolean =>
  [personName(person), person.profileName, person.handle].some((text) =>
    text?.toLocaleLowerCase().includes(query),
  );

/** The account's contacts by name; nothing as long as there are none. */
export function ContactList({ query, row }: ContactListProps) {
  const { t, i18n } = useTranslation('relations');
  const [contacts, setContacts] = useState<PersonView[]>([]);
  useEffect(() => {
    void peopleWith('contact').then(setContacts);
  }, []);
  if (contacts.length === 0) return null;
  const wanted = query.trim().replace(/^@/, '').toLocaleLowerCase();
  const collator = new Intl.Collator(i18n.language);
  const shown = contacts
    .filter((person) => fits(person, wanted))
    .toSorted((a, b) => collator.compare(personName(a), personName(b)));
  return (
    <section className={styles.contacts}>
      <h3>{t('contacts.title')}</h3>
      {shown.length === 0 && <p>{t('contacts.none')}</p>}
      <ul>
        {shown.map((person) => (
          <li key={person.userId}>{row(person)}</li>
        ))}
      </ul>
    </section>
  );
}
