import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Frame.module.css';

const STEPS = 3;

interface FrameProps {
  /** 1 to 3, in a row of steps. */
  step?: number;
  title: string;
  lead: string;
  children: ReactNode;
  /** What stands beside the form where there is room. */
  aside: ReactNode;
  /** Back at the start, the primary button at the end. */
  actions: ReactNode;
  onSubmit: () => void;
}

/** One page of the first run: a form with its explanation beside it. */
export function Frame({ step, title, lead, children, aside, actions, onSubmit }: FrameProps) {
  return (
    <div className={styles.frame}>
      <main className={styles.main}>
        <form
          noValidate
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          <div className={styles.scroll}>
            {step !== undefined && <Steps step={step} />}
            <h1 className={styles.title}>{title}</h1>
            <p className={styles.lead}>{lead}</p>
            {children}
          </div>
          <div className={styles.actions}>{actions}</div>
        </form>
      </main>
      <aside className={styles.aside}>{aside}</aside>
    </div>
  );
}

function Steps({ step }: { step: number }) {
  const { t } = useTranslation('onboarding');
  return (
    <p className={styles.steps}>
      {Array.from({ length: STEPS }, (_, index) => (
        <i key={index} aria-hidden data-done={index < step || undefined} />
      ))}
      <span>{t('step', { step, steps: STEPS })}</span>
    </p>
  );
}
