import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { nextSpeed } from '../../services/files/index.ts';
import { usePlayer } from '../../stores/player.ts';

/** Goes through the speeds of the player. */
export function SpeedButton({ className }: { className: string | undefined }) {
  const { t, i18n } = useTranslation('files');
  const speed = formatNumber(
    usePlayer((state) => state.speed),
    i18n.language,
  );
  return (
    <button
      type="button"
      className={className}
      aria-label={`${t('action.speed')}: ${speed}`}
      onClick={nextSpeed}
    >
      {speed}×
    </button>
  );
}
