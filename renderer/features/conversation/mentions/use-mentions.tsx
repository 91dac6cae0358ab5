import { type KeyboardEvent, useState } from 'react';
import type { MemberView } from '#contract/engine/groups.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { mentionLabel } from '../../../services/messages/index.ts';
import { useAccount } from '../../../stores/account.ts';
import { useChats } from '../../../stores/chats.ts';
import { candidatesFor, mentionBefore } from './candidates.ts';
import { MENTION_LIST_ID, MentionList, mentionOptionId } from './MentionList.tsx';

const NONE: MemberView[] = [];

interface Mentions {
  /** The list above the field, while a name is being typed. */
  list: React.ReactNode;
  /** For the field: what readers hear of the list. */
  fieldProps: Record<string, string | undefined>;
  /** Takes keys that belong to the list; true when it did. */
  onKeyDown: (event: KeyboardEvent) => boolean;
  /** The caret of the field moved. */
  onCaret: (caret: number) => void;
}

/** Offers members of a group while somebody types an `@`. */
export function useMentions(
  chatId: ChatId,
  text: string,
  /** Puts a text in the place of another one, from one place up to before another. */
  replace: (start: number, end: number, piece: string) => void,
): Mentions {
  const members = useChats((state) => state.byId[chatId]?.group?.members ?? NONE);
  const self = useAccount((state) => state.account?.userId);
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState({ query: '', index: 0 });
  const [dismissed, setDismissed] = useState<number | null>(null);
  const typed = members === NONE ? null : mentionBefore(text, Math.min(caret, text.length));
  const open = typed !== null && typed.at !== dismissed;
  const people = open ? candidatesFor(typed.query, members, self) : NONE;
  const index = chosen.query === typed?.query ? Math.min(chosen.index, people.length - 1) : 0;

  const pick = (person: MemberView | undefined) => {
    if (!typed || !person) return;
    const label = mentionLabel(person, members);
    replace(typed.at, typed.at + 1 + typed.query.length, `@${label} `);
  };

  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (people.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return false;
    const move = (by: number) =>
      setChosen({
        query: typed?.query ?? '',
        index: (index + by + people.length) % people.length,
      });
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Escape') setDismissed(typed?.at ?? null);
    else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') pick(people[index]);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return {
    list: people.length > 0 && (
      <MentionList
        people={people}
        index={index}
        onHover={(at) => setChosen({ query: typed?.query ?? '', index: at })}
        onPick={pick}
      />
    ),
    fieldProps:
      people.length > 0
        ? {
            'aria-controls': MENTION_LIST_ID,
            'aria-autocomplete': 'list',
            'aria-activedescendant': mentionOptionId(index),
          }
        : {},
    onKeyDown,
    onCaret: (next) => {
      setCaret(next);
      if (dismissed !== null && mentionBefore(text, next)?.at !== dismissed) setDismissed(null);
    },
  };
}
