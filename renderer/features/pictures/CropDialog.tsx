import { ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { encodeCrop } from '../../services/pictures.ts';
import { showToast } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { MAX_ZOOM, type View, cropOf, wholeOf, within } from './crop.ts';
import styles from './CropDialog.module.css';

/** Pixels of the canvas a side; shown at half of it. */
const SIDE = 576;
/** One press of an arrow moves by this part of what is seen. */
const STEP = 0.06;
const ZOOM_STEP = 1.1;

interface CropDialogProps {
  picture: ImageBitmap;
  shape: 'person' | 'group';
  onClose: () => void;
  onDone: (picture: Uint8Array) => void;
}

/** Chooses the part of a picture that is shown: moved and zoomed by pointer, wheel or keys. */
export function CropDialog({ picture, shape, onClose, onDone }: CropDialogProps) {
  const { t } = useTranslation(['pictures', 'common']);
  const focus = useRef<HTMLCanvasElement>(null);
  /** There once the dialog has mounted it. */
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null);
  const [view, setView] = useState<View>(() => wholeOf(picture));
  const [busy, setBusy] = useState(false);
  const change = (to: (view: View) => View) => setView((now) => within(picture, to(now)));
  const zoomBy = (factor: number) => change((now) => ({ ...now, zoom: now.zoom * factor }));
  const moveBy = (x: number, y: number) =>
    change((now) => {
      const { side } = cropOf(picture, now);
      return { ...now, x: now.x + x * side, y: now.y + y * side };
    });

  useEffect(() => {
    const context = canvas?.getContext('2d');
    if (!context) return;
    const { left, top, side } = cropOf(picture, view);
    context.imageSmoothingQuality = 'high';
    context.clearRect(0, 0, SIDE, SIDE);
    context.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
  }, [canvas, picture, view]);

  // React listens to wheels passively; this one must keep the dialog from scrolling.
  useEffect(() => {
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const factor = Math.exp(-event.deltaY / 400);
      setView((now) => within(picture, { ...now, zoom: now.zoom * factor }));
    };
    canvas?.addEventListener('wheel', onWheel, { passive: false });
    return () => canvas?.removeEventListener('wheel', onWheel);
  }, [canvas, picture]);

  const drag = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { width } = event.currentTarget.getBoundingClientRect();
    moveBy(-event.movementX / width, -event.movementY / width);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const action = KEYS[event.key];
    if (!action) return;
    event.preventDefault();
    if ('zoom' in action) zoomBy(action.zoom);
    else moveBy(action.x, action.y);
  };

  const done = async () => {
    if (busy) return;
    setBusy(true);
    const encoded = await encodeCrop(picture, cropOf(picture, view));
    setBusy(false);
    if (encoded) onDone(encoded);
    else showToast(t('unreadable'), 'danger');
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('crop.title')}
      description={t('crop.text')}
      closeLabel={t('common:close')}
      initialFocus={focus}
      actions={
        <>
          <Button variant="text" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button variant="primary" busy={busy} onClick={() => void done()}>
            {t('crop.use')}
          </Button>
        </>
      }
    >
      <div className={styles.crop}>
        <canvas
          ref={(element) => {
            focus.current = element;
            setCanvas(element);
          }}
          width={SIDE}
          height={SIDE}
          tabIndex={0}
          // oxlint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role -- keys move it
          role="application"
          aria-label={t('crop.area')}
          data-shape={shape}
          className={styles.area}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={drag}
          onKeyDown={onKeyDown}
        />
        <label className={styles.zoom}>
          <Icon icon={ZoomOut} size={18} />
          <input
            type="range"
            aria-label={t('crop.zoom')}
            min={1}
            max={MAX_ZOOM}
            step={0.02}
            value={view.zoom}
            onChange={({ target }) => change((now) => ({ ...now, zoom: target.valueAsNumber }))}
          />
          <Icon icon={ZoomIn} size={18} />
        </label>
      </div>
    </Dialog>
  );
}

const KEYS: Record<string, { x: number; y: number } | { zoom: number }> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
  '+': { zoom: ZOOM_STEP },
  '=': { zoom: ZOOM_STEP },
  '-': { zoom: 1 / ZOOM_STEP },
};
