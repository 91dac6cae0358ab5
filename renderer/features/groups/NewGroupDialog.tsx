import { useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '#contract/engine/views.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import { createGroup } from '../../services/groups.ts';
import { setGroupProgress } from '../../stores/group-progress.ts';
import { closeDialog, useNavigation } from '../../stores/navigation.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AddingProgress } from './AddingProgress.tsx';
import { GroupPictureField } from './GroupPictureField.tsx';
import { PeoplePicker } from './PeoplePicker.tsx';
import { useTask } from './use-task.ts';
import { useUnreachable } from './use-unreachable.ts';
import styles from './Form.module.css';

/** Picture, name and members of a new group. */
export function NewGroupDialog() {
  const { t } = useTranslation(['groups', 'common']);
  const open = useNavigation((state) => state.dialog === 'new-group');
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open={open}
      onClose={closeDialog}
      title={t('new.title')}
      closeLabel={t('common:close')}
      initialFocus={field}
    >
      <NewGroup field={field} />
    </Dialog>
  );
}

function NewGroup({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation(['groups', 'common']);
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [picture, setPicture] = useState<Uint8Array | null>(null);
  const [chosen, setChosen] = useState<PersonView[]>([]);
  const [missing, setMissing] = useState(false);
  const { busy, run } = useTask();
  const tellUnreachable = useUnreachable();

  const submit = async () => {
    if (name.trim() === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    const userIds = chosen.map(({ userId }) => userId);
    const created = await run(() =>
      createGroup({ name, description, ...(picture ? { picture } : {}), userIds }),
    );
    setGroupProgress(null);
    if (created) tellUnreachable(created.unreachable, chosen);
  };

  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <GroupPictureField
        id="new"
        name={name}
        current={null}
        chosen={picture}
        onChange={setPicture}
      />
      <TextField
        ref={field}
        label={t('new.name')}
        value={name}
        maxLength={LIMITS.groupName}
        error={missing ? t('new.nameMissing') : null}
        onChange={(value) => {
          setName(value);
          setMissing(false);
        }}
      />
      <TextField
        label={t('new.description')}
        value={description}
        maxLength={LIMITS.groupDescription}
        onChange={setDescription}
      />
      <PeoplePicker label={t('new.members')} chosen={chosen} onChange={setChosen} />
      <footer className={styles.actions}>
        {busy && <AddingProgress />}
        <Button variant="text" onClick={closeDialog}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" variant="primary" busy={busy}>
          {t('new.create')}
        </Button>
      </footer>
    </form>
  );
}
