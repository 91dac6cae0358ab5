import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupView } from '#contract/engine/groups.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { setGroupInfo } from '../../../services/groups.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { GroupPictureField } from '../GroupPictureField.tsx';
import { useTask } from '../use-task.ts';
import styles from '../Form.module.css';

interface EditGroupDialogProps {
  chatId: ChatId;
  group: GroupView;
  open: boolean;
  onClose: () => void;
}

/** Picture, name and description of a group. */
export function EditGroupDialog({ chatId, group, open, onClose }: EditGroupDialogProps) {
  const { t } = useTranslation(['groups', 'common']);
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('edit.title')}
      closeLabel={t('common:close')}
      initialFocus={field}
    >
      <EditGroup chatId={chatId} group={group} onClose={onClose} field={field} />
    </Dialog>
  );
}

interface EditGroupProps extends Omit<EditGroupDialogProps, 'open'> {
  field: React.RefObject<HTMLInputElement | null>;
}

function EditGroup({ chatId, group, onClose, field }: EditGroupProps) {
  const { t } = useTranslation(['groups', 'common']);
  const [name, setName] = useState(group.name ?? '');
  const [description, setDescription] = useState(group.description);
  /** Undefined: as it is. */
  const [picture, setPicture] = useState<Uint8Array | null>();
  const { busy, run } = useTask();

  const submit = async () => {
    if (name.trim() === '') return field.current?.focus();
    const same =
      name.trim() === group.name &&
      description.trim() === group.description &&
      picture === undefined;
    const change = { name, description, ...(picture === undefined ? {} : { picture }) };
    const saved = same || (await run(() => setGroupInfo(chatId, change))) !== null;
    if (saved) onClose();
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
        id={chatId}
        name={name}
        current={group.picture}
        chosen={picture}
        onChange={setPicture}
      />
      <TextField
        ref={field}
        label={t('new.name')}
        value={name}
        maxLength={LIMITS.groupName}
        error={name.trim() === '' ? t('new.nameMissing') : null}
        onChange={setName}
      />
      <TextArea
        label={t('new.description')}
        value={description}
        rows={3}
        maxLength={LIMITS.groupDescription}
        onChange={setDescription}
      />
      <footer className={styles.actions}>
        <Button variant="text" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" variant="primary" busy={busy}>
          {t('edit.save')}
        </Button>
      </footer>
    </form>
  );
}
