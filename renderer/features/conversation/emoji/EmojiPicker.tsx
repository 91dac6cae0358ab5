import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepRecent, recentEmoji, setSkinTone, skinTone } from '../../../services/emoji.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { useFocusOnMount } from '../../../ui/useFocusOnMount.ts';
import { EmojiGrid } from './EmojiGrid.tsx';
import { ToneChoice } from './ToneChoice.tsx';
import { type Emoji, GROUPS, inTone, loadEmoji, searchEmoji } from './catalogue.ts';
import styles from './EmojiPicker.module.css';

/** All emoji by group, with a search in the language of the interface and a choice of skin tone. */
export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t, i18n } = useTranslation('messages');
  const [all, setAll] = useState<Emoji[] | null>(null);
  const [query, setQuery] = useState('');
  const [tone, setTone] = useState(skinTone);
  const [recent] = useState(recentEmoji);
  const field = useFocusOnMount<HTMLInputElement>();
  useEffect(() => {
    void loadEmoji(i18n.language).then(setAll);
  }, [i18n.language]);
  const found = useMemo(() => (all && query.trim() ? searchEmoji(all, query) : null), [all, query]);

  const pick = (emoji: string) => {
    keepRecent(emoji);
    onPick(emoji);
  };
  const choose = (next: string | null) => {
    setSkinTone(next);
    setTone(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const first = found?.[0];
    if (event.key !== 'Enter' || !first) return;
    event.preventDefault();
    pick(inTone(first, tone));
  };
  const cells = (emoji: readonly Emoji[]) =>
    emoji.map((one) => ({ sign: inTone(one, tone), name: one.name }));

  return (
    <div className={styles.picker}>
      <div className={styles.top}>
        <TextField
          ref={field}
          label={t('emoji.search')}
          value={query}
          onChange={setQuery}
          onKeyDown={onKeyDown}
        />
        <ToneChoice tone={tone} onChoose={choose} />
      </div>
      <div className={styles.list}>
        {!all && <p className={styles.note}>{t('emoji.loading')}</p>}
        {found?.length === 0 && <p className={styles.note}>{t('emoji.nothing')}</p>}
        {found && found.length > 0 && (
          <EmojiGrid label={t('emoji.search')} cells={cells(found)} onPick={pick} />
        )}
        {all && !found && recent.length > 0 && (
          <EmojiGrid
            label={t('emoji.recent')}
            cells={recent.map((sign) => ({ sign, name: sign }))}
            onPick={pick}
            titled
          />
        )}
        {all &&
          !found &&
          GROUPS.map((group) => (
            <EmojiGrid
              key={group}
              label={t(`emoji.groups.${group}`)}
              cells={cells(all.filter((one) => one.group === group))}
              onPick={pick}
              titled
            />
          ))}
      </div>
    </div>
  );
}
