import type { ReactNode } from 'react';
import styles from './Waveform.module.css';

const FLAT = new Uint8Array(48).fill(24);

interface WaveformProps {
  /** Loudness, one byte each; null where nobody measured it. */
  peaks: Uint8Array | null;
  /** How much of it is behind, 0 to 1. */
  share: number;
  children?: ReactNode;
}

/** Loudness as bars, coloured up to where the sound is. */
export function Waveform({ peaks, share, children }: WaveformProps) {
  const bars = peaks && peaks.byteLength > 0 ? peaks : FLAT;
  const behind = Math.round(share * bars.byteLength);
  return (
    <div className={styles.wave}>
      <svg
        viewBox={`0 0 ${bars.byteLength * 4} 24`}
        preserveAspectRatio="none"
        className={styles.bars}
        aria-hidden
      >
        {Array.from(bars, (peak, at) => {
          const height = Math.max(2, (peak / 255) * 24);
          return (
            <rect
              key={at}
              x={at * 4 + 1}
              y={12 - height / 2}
              width={2}
              height={height}
              rx={1}
              className={at < behind ? styles.behind : styles.ahead}
            />
          );
        })}
      </svg>
      {children}
    </div>
  );
}
