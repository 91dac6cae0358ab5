import { Check, UserRoundPlus, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '#contract/engine/views.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { personName } from '../../services/chats/index.ts';
import { knownPeople } from '../../services/groups.ts';
import { findPerson, isAddress, isExplicitAddress } from '../../services/people.ts';
import { useAccount } from '../../stores/account.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Portrait } from '../pictures/index.ts';
import styles from './PeoplePicker.module.css';

interface PeoplePickerProps {
  label: string;
  chosen: readonly PersonView[];
  onChange: (chosen: PersonView[]) => void;
  /** People who can't be chosen. */
  without?: readonly UserId[];
  ref?: Ref<HTMLInputElement>;
}

/** Chooses people: from those in one's chats, or by handle or ID. */
export function PeoplePicker({ label, chosen, onChange, without = [], ref }: PeoplePickerProps) {
  const { t } = useTranslation('groups');
  const [query, setQuery] = useState('');
  const [searching, setSearching] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const self = useAccount((state) => state.account?.userId);
  const [known] = useState(knownPeople);
  const people = useMemo(() => {
    const words = query.trim().toLowerCase();
    return [...chosen.filter((one) => !known.some(({ userId }) => userId === one.userId)), ...known]
      .filter(({ userId }) => !without.includes(userId))
      .filter((one) => `${personName(one)} @${one.handle ?? ''}`.toLowerCase().includes(words));
  }, [known, chosen, without, query]);

  const isChosen = (userId: UserId) => chosen.some((one) => one.userId === userId);
  const toggle = (person: PersonView) =>
    onChange(
      isChosen(person.userId)
        ? chosen.filter(({ userId }) => userId !== person.userId)
        : [...chosen, person],
    );

  const find = async () => {
    if (searching) return;
    setSearching(true);
    const result = await findPerson(query);
    setSearching(false);
    const usable = result.ok && result.value.userId !== self;
    if (!usable || without.includes(result.value.userId)) {
      setProblem(t('picker.notFound'));
      return;
    }
    if (!isChosen(result.value.userId)) onChange([...chosen, result.value]);
    setQuery('');
  };

  return (
    <div className={styles.picker}>
      {chosen.length > 0 && (
        <ul className={styles.chosen} aria-label={t('picker.chosen')}>
          {chosen.map((person) => (
            <li key={person.userId}>
              <button
                type="button"
                title={t('picker.remove', { name: personName(person) })}
                onClick={() => toggle(person)}
              >
                <Portrait
                  picture={person.picture}
                  id={person.userId}
                  name={personName(person)}
                  size="xs"
                />
                <span>{personName(person)}</span>
                <Icon icon={X} size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <TextField
        {...(ref ? { ref } : {})}
        label={label}
        value={query}
        placeholder={t('picker.search')}
        autoCapitalize="none"
        error={problem}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (people[0] && !isExplicitAddress(query)) toggle(people[0]);
          else if (isAddress(query)) void find();
        }}
        onChange={(value) => {
          setQuery(value);
          setProblem(null);
        }}
        end={
          (isExplicitAddress(query) || (people.length === 0 && isAddress(query))) && (
            <Button size="small" busy={searching} onClick={() => void find()}>
              {t('picker.add')}
            </Button>
          )
        }
      />
      {people.length > 0 ? (
        <div role="group" aria-label={t('picker.known')} className={styles.list}>
          {people.map((person) => (
            <button
              key={person.userId}
              type="button"
              role="checkbox"
              aria-checked={isChosen(person.userId)}
              className={styles.row}
              onClick={() => toggle(person)}
            >
              <Portrait
                picture={person.picture}
                id={person.userId}
                name={personName(person)}
                size="m"
              />
              <span className={styles.name}>
                <b>{personName(person)}</b>
                {person.handle && person.displayName && <small>@{person.handle}</small>}
              </span>
              <span className={styles.box}>
                {isChosen(person.userId) && <Icon icon={Check} size={14} />}
              </span>
            </button>
          ))}
        </div>
      ) : (
        query === '' && (
          <p className={styles.empty}>
            <Icon icon={UserRoundPlus} size={16} />
            {t('picker.nobody')}
          </p>
        )
      )}
    </div>
  );
}
