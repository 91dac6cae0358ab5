import { Eye, EyeOff, Printer } from 'lucide-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './PhraseSheet.module.css';

/**
 * The recovery phrase in its order, to be written down or printed. It can't be selected: what is on
 * the clipboard is read by other programs and kept by clipboard histories.
 */
export function PhraseSheet({ phrase }: { phrase: string[] }) {
  const { t } = useTranslation('onboarding');
  const [hidden, setHidden] = useState(false);
  return (
    <>
      <ol className={styles.words} aria-label={t('phrase.words')}>
        {phrase.map((word, index) => (
          <li key={index}>
            <span aria-hidden>{index + 1}</span>
            {hidden ? <i aria-label={t('phrase.hiddenWord')}>••••••</i> : word}
          </li>
        ))}
      </ol>
      <div className={styles.tools}>
        <Button size="small" onClick={() => setHidden(!hidden)}>
          <Icon icon={hidden ? Eye : EyeOff} size={16} />
          {t(hidden ? 'phrase.show' : 'phrase.hide')}
        </Button>
        <Button size="small" onClick={() => window.print()}>
          <Icon icon={Printer} size={16} />
          {t('phrase.print')}
        </Button>
      </div>
      {createPortal(<Paper phrase={phrase} />, document.body)}
    </>
  );
}

/** What goes to the printer in the place of the whole interface. */
function Paper({ phrase }: { phrase: string[] }) {
  const { t } = useTranslation('onboarding');
  return (
    <section className={styles.paper} aria-hidden>
      <h1>{t('phrase.paperTitle')}</h1>
      <p>{t('phrase.paperText')}</p>
      <ol>
        {phrase.map((word, index) => (
          <li key={index}>
            {index + 1}. {word}
          </li>
        ))}
      </ol>
    </section>
  );
}
