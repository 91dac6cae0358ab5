import { Check } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseInline } from '#contract/content/markup/inline.ts';
import type { PollView } from '#contract/engine/polls.ts';
import type { MessageView } from '#contract/engine/views.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { choiceAfter, endPoll, vote } from '../../../services/messages/index.ts';
import { useAccount } from '../../../stores/account.ts';
import { showToast } from '../../../stores/toasts.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { inlines } from '../format/FormattedText.tsx';
import { VotersDialog } from './VotersDialog.tsx';
import styles from './PollBody.module.css';

/** A poll in its bubble: a press on an answer chooses it or takes the choice back. */
export function PollBody({ message, poll }: { message: MessageView; poll: PollView }) {
  const { t, i18n } = useTranslation(['messages', 'errors']);
  const self = useAccount((state) => state.account?.userId);
  const [showsVoters, setShowsVoters] = useState(false);
  const canVote = !poll.ended && message.sendState !== 'failed' && message.sendAt === null;
  const tell = async (done: ReturnType<typeof endPoll>) => {
    const result = await done;
    if (!result.ok) showToast(t(`errors:${result.code}`), 'danger');
  };
  const kind = poll.multiple ? t('poll.several') : t('poll.one');
  return (
    <div className={styles.poll}>
      <p className={styles.question} dir="auto">
        {inlines(parseInline(message.text), message)}
      </p>
      <p className={styles.kind}>{poll.ended ? t('poll.ended') : kind}</p>
      <div role="group" aria-label={t('poll.answers')} className={styles.answers}>
        {poll.answers.map(({ text, userIds }, at) => {
          const isOwn = self !== undefined && userIds.includes(self);
          const share = poll.voters === 0 ? 0 : Math.round((100 * userIds.length) / poll.voters);
          return (
            <button
              key={at}
              type="button"
              className={classNames(styles.answer, isOwn && styles.own)}
              aria-pressed={isOwn}
              aria-disabled={!canVote}
              onClick={() => canVote && void tell(vote(message, choiceAfter(poll, at, self)))}
            >
              <span className={styles.mark} data-multiple={poll.multiple || undefined}>
                {isOwn && <Icon icon={Check} size={14} />}
              </span>
              <span className={styles.text} dir="auto">
                {text}
              </span>
              <span className={styles.count}>
                {formatNumber(userIds.length, i18n.language)}
                <span className={styles.share}>{t('poll.share', { share })}</span>
              </span>
              <span aria-hidden className={styles.bar}>
                <span style={{ width: `${share}%` }} />
              </span>
            </button>
          );
        })}
      </div>
      <div className={styles.foot}>
        {poll.voters > 0 ? (
          <button type="button" className={styles.link} onClick={() => setShowsVoters(true)}>
            {t('poll.voters', { count: poll.voters })}
          </button>
        ) : (
          <span>{t('poll.nobody')}</span>
        )}
        {message.own && message.seq !== null && !poll.ended && (
          <button type="button" className={styles.link} onClick={() => void tell(endPoll(message))}>
            {t('poll.end')}
          </button>
        )}
      </div>
      {showsVoters && (
        <VotersDialog message={message} poll={poll} onClose={() => setShowsVoters(false)} />
      )}
    </div>
  );
}
