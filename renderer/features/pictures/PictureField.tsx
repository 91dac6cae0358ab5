import { ImagePlus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { openPicture } from '../../services/pictures.ts';
import { showToast } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { CropDialog } from './CropDialog.tsx';
import styles from './PictureField.module.css';

interface PictureFieldProps {
  /** The picture as it is. */
  children: ReactNode;
  /** Stands above what changes it. */
  title?: ReactNode;
  shape: 'person' | 'group';
  has: boolean;
  /** Null takes it away. */
  onChange: (picture: Uint8Array | null) => void;
}

/** A picture with what changes it. */
export function PictureField({ children, title, shape, has, onChange }: PictureFieldProps) {
  const { t } = useTranslation('pictures');
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<ImageBitmap | null>(null);

  const open = async (file: File | undefined) => {
    if (!file) return;
    const picture = await openPicture(file);
    if (picture) setChosen(picture);
    else showToast(t('unreadable'), 'danger');
  };
  const close = () => {
    chosen?.close();
    setChosen(null);
  };

  return (
    <div className={styles.field}>
      {children}
      <div className={styles.side}>
        {title}
        <div className={styles.buttons}>
          <Button size="small" onClick={() => input.current?.click()}>
            <Icon icon={ImagePlus} size={16} />
            {t(has ? 'change' : 'choose')}
          </Button>
          {has && (
            <Button size="small" variant="text" onClick={() => onChange(null)}>
              <Icon icon={Trash2} size={16} />
              {t('remove')}
            </Button>
          )}
        </div>
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('choose')}
        onChange={(event) => {
          void open(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {chosen && (
        <CropDialog
          picture={chosen}
          shape={shape}
          onClose={close}
          onDone={(picture) => {
            onChange(picture);
            close();
          }}
        />
      )}
    </div>
  );
}
