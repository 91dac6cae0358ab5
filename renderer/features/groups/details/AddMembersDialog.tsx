import { useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupView } from '#contract/engine/groups.ts';
import type { PersonView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { addMembers } from '../../../services/groups.ts';
import { setGroupProgress } from '../../../stores/group-progress.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { AddingProgress } from '../AddingProgress.tsx';
import { PeoplePicker } from '../PeoplePicker.tsx';
import { useTask } from '../use-task.ts';
import { useUnreachable } from '../use-unreachable.ts';
import styles from '../Form.module.css';

interface AddMembersDialogProps {
  chatId: ChatId;
  group: GroupView;
  open: boolean;
  onClose: () => void;
}

/** Chooses people for a group that is there. */
export function AddMembersDialog({ chatId, group, open, onClose }: AddMembersDialogProps) {
  const { t } = useTranslation(['groups', 'common']);
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('add.title')}
      closeLabel={t('common:close')}
      initialFocus={field}
    >
      <AddMembers chatId={chatId} group={group} onClose={onClose} field={field} />
    </Dialog>
  );
}

interface AddMembersProps extends Omit<AddMembersDialogProps, 'open'> {
  field: RefObject<HTMLInputElement | null>;
}

function AddMembers({ chatId, group, onClose, field }: AddMembersProps) {
  const { t } = useTranslation(['groups', 'common']);
  const [chosen, setChosen] = useState<PersonView[]>([]);
  const { busy, run } = useTask();
  const tellUnreachable = useUnreachable();
  const without = useMemo(() => group.members.map(({ userId }) => userId), [group]);

  const submit = async () => {
    if (chosen.length === 0) return field.current?.focus();
    const userIds = chosen.map(({ userId }) => userId);
    const added = await run(() => addMembers(chatId, userIds));
    setGroupProgress(null);
    if (!added) return;
    tellUnreachable(added.unreachable, chosen);
    onClose();
  };

  return (
    <div className={styles.form}>
      <PeoplePicker
        ref={field}
        label={t('new.members')}
        chosen={chosen}
        without={without}
        onChange={setChosen}
      />
      <footer className={styles.actions}>
        {busy && <AddingProgress />}
        <Button variant="text" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button
          variant="primary"
          busy={busy}
          disabled={chosen.length === 0}
          onClick={() => void submit()}
        >
          {t('add.submit')}
        </Button>
      </footer>
    </div>
  );
}
