import type { Tick } from '../../stores/messages-tick.ts';
import { TickIcon } from '../../ui/TickIcon.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './MessageTick.module.css';

const SHAPES = {
  waiting: 'clock',
  sent: 'one',
  delivered: 'two',
  read: 'two',
  failed: 'alert',
} as const;

/** How far an own message has come; `label` says it in words. */
export function MessageTick({ tick, label }: { tick: Tick; label: string }) {
  return (
    <TickIcon
      shape={SHAPES[tick]}
      label={label}
      className={classNames(
        styles.tick,
        tick === 'read' && styles.read,
        tick === 'failed' && styles.failed,
      )}
    />
  );
}
