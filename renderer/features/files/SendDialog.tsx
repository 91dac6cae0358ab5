import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '#contract/wire/limits.ts';
import { formatBytes } from '../../i18n/format.ts';
import { chooseFiles, dropChosen, fileLimit, sendChosen } from '../../services/files/index.ts';
import { type SendPreview, changeSendPreview, useSendPreview } from '../../stores/send-preview.ts';
import { showToast } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { ChosenList } from './ChosenList.tsx';
import styles from './SendDialog.module.css';

/** What is about to be sent: order, caption, compression. Mounted once. */
export function SendDialog() {
  const preview = useSendPreview((state) => state.preview);
  return preview && <Preview preview={preview} />;
}

function Preview({ preview }: { preview: SendPreview }) {
  const { t, i18n } = useTranslation(['files', 'common', 'errors']);
  const { chatId, files, compress, caption } = preview;
  const [busy, setBusy] = useState(false);
  const [limit, setLimit] = useState<number | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const more = useRef<HTMLInputElement>(null);
  useEffect(() => void fileLimit().then(setLimit), []);
  const bytes = (value: number) => formatBytes(value, i18n.language);
  const tooLarge = limit === null ? undefined : files.find(({ file }) => file.size > limit);
  const tooLong = new TextEncoder().encode(caption).byteLength > LIMITS.caption;
  const problem = tooLarge
    ? t('preview.tooLarge', { name: tooLarge.file.name, limit: bytes(limit ?? 0) })
    : tooLong && t('preview.captionTooLong');
  const total = files.reduce((sum, { file }) => sum + file.size, 0);

  const send = async () => {
    if (busy || problem) return;
    setBusy(true);
    const sent = await sendChosen();
    if (sent.ok) return;
    setBusy(false);
    showToast(t(`errors:${sent.code}`), 'danger');
  };

  return (
    <Dialog
      open
      onClose={dropChosen}
      title={t('preview.title', { count: files.length })}
      closeLabel={t('common:close')}
      initialFocus={field}
      actions={
        <>
          <span className={styles.size}>{t('preview.size', { size: bytes(total) })}</span>
          <Button variant="text" onClick={dropChosen}>
            {t('common:cancel')}
          </Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={Boolean(problem)}
            onClick={() => void send()}
          >
            {t('preview.send')}
          </Button>
        </>
      }
    >
      <ChosenList files={files} />
      <Button size="small" onClick={() => more.current?.click()}>
        <Plus aria-hidden size={16} /> {t('preview.add')}
      </Button>
      <input
        ref={more}
        type="file"
        autoComplete="off"
        multiple
        hidden
        onChange={(event) => {
          chooseFiles(chatId, [...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      {files.some(({ isPhoto }) => isPhoto) && (
        <div className={styles.option}>
          <span id="compress-photos">
            {t('preview.compress')}
            <small>{t('preview.compressNote')}</small>
          </span>
          <Switch
            labelledBy="compress-photos"
            checked={compress}
            onChange={(checked) => changeSendPreview({ compress: checked })}
          />
        </div>
      )}
      <textarea
        autoComplete="off"
        ref={field}
        className={styles.caption}
        rows={1}
        dir="auto"
        value={caption}
        placeholder={t('preview.caption')}
        aria-label={t('preview.caption')}
        onChange={(event) => changeSendPreview({ caption: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void send();
        }}
      />
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  );
}
