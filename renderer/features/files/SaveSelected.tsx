import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isExecutable } from '#contract/platform/executable.ts';
import type { MessageView } from '#contract/engine/views.ts';
import { type SavedFile, saveFiles } from '../../services/files/index.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ExecutableDialog } from './ExecutableDialog.tsx';
import { tellSaved } from './save.ts';
import { refOf } from './use-file.ts';

interface SaveSelectedProps {
  messages: readonly MessageView[];
  onSaved: () => void;
}

/** Saves the files of all these messages into one folder. */
export function SaveSelected({ messages, onSaved }: SaveSelectedProps) {
  const { t } = useTranslation('files');
  const [asking, setAsking] = useState<string | null>(null);
  const files = messages.flatMap((message) =>
    message.attachments.map((attachment): SavedFile => ({
      ref: refOf({ message, attachment }),
      attachment,
    })),
  );
  const risky = messages
    .filter(({ own }) => !own)
    .flatMap(({ attachments }) => attachments)
    .find(({ name }) => isExecutable(name));
  const save = () => tellSaved(saveFiles(files, t('filesFolder'))).then(onSaved);
  return (
    <>
      <IconButton
        icon={Download}
        label={t('saveSelected')}
        aria-disabled={files.length === 0}
        onClick={() => {
          if (files.length === 0) return;
          if (risky) setAsking(risky.name);
          else void save();
        }}
      />
      {asking && (
        <ExecutableDialog
          open
          name={asking}
          sender={null}
          onClose={() => setAsking(null)}
          onSave={() => void save()}
        />
      )}
    </>
  );
}
