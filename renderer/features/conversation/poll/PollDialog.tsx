import { Plus, X } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '#contract/wire/limits.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { createPoll } from '../../../services/messages/index.ts';
import { showToast } from '../../../stores/toasts.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './PollDialog.module.css';

/** A question and its answers. */
export function PollDialog({ chatId, onClose }: { chatId: ChatId; onClose: () => void }) {
  const { t } = useTranslation(['messages', 'common', 'errors']);
  const [question, setQuestion] = useState('');
  const [answers, setAnswers] = useState(['', '']);
  const [multiple, setMultiple] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const multipleId = useId();
  const given = answers.map((answer) => answer.trim()).filter((answer) => answer !== '');
  const isDouble = new Set(given).size < given.length;
  const canSend = question.trim() !== '' && given.length >= 2 && !isDouble;

  const change = (at: number, answer: string) => setAnswers(answers.with(at, answer));
  const focus = (at: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll('input')[at]?.focus());
  const add = () => {
    setAnswers([...answers, '']);
    focus(answers.length);
  };
  /** Enter goes to the next answer, behind the last one it makes another. */
  const onEnter = (event: KeyboardEvent, next: number) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (next < answers.length) focus(next);
    else if (next < LIMITS.pollAnswers && answers.at(-1)?.trim() !== '') add();
  };
  const send = async () => {
    if (!canSend) return;
    onClose();
    const sent = await createPoll(chatId, { question: question.trim(), answers: given, multiple });
    if (!sent.ok) showToast(t(`errors:${sent.code}`), 'danger');
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('poll.new')}
      description={t('poll.open')}
      closeLabel={t('common:close')}
      initialFocus={field}
      actions={
        <Button variant="primary" disabled={!canSend} onClick={() => void send()}>
          {t('poll.send')}
        </Button>
      }
    >
      <div className={styles.form}>
        <TextField
          ref={field}
          label={t('poll.question')}
          value={question}
          maxLength={LIMITS.pollQuestion}
          spellCheck
          onChange={setQuestion}
          onKeyDown={(event) => onEnter(event, 0)}
        />
        <div ref={list} className={styles.answers}>
          {answers.map((answer, at) => (
            <TextField
              key={at}
              label={t('poll.answer', { number: at + 1 })}
              value={answer}
              maxLength={LIMITS.pollAnswer}
              spellCheck
              error={
                answer.trim() !== '' &&
                answers.findIndex((one) => one.trim() === answer.trim()) < at
                  ? t('poll.double')
                  : null
              }
              end={
                answers.length > 2 && (
                  <IconButton
                    icon={X}
                    size="small"
                    label={t('poll.removeAnswer', { number: at + 1 })}
                    onClick={() => setAnswers(answers.toSpliced(at, 1))}
                  />
                )
              }
              onChange={(value) => change(at, value)}
              onKeyDown={(event) => onEnter(event, at + 1)}
            />
          ))}
          {answers.length < LIMITS.pollAnswers && (
            <Button variant="text" className={styles.add} onClick={add}>
              <Plus size={16} aria-hidden />
              {t('poll.addAnswer')}
            </Button>
          )}
        </div>
        <div className={styles.multiple}>
          <span id={multipleId}>{t('poll.multiple')}</span>
          <Switch labelledBy={multipleId} checked={multiple} onChange={setMultiple} />
        </div>
      </div>
    </Dialog>
  );
}
