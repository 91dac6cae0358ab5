import { Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../services/clipboard.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { type Highlighted, highlight } from './highlight.ts';
import styles from './CodeBlock.module.css';

/** Lines of code, coloured once the highlighter is loaded. */
export function CodeBlock({ language, text }: { language: string; text: string }) {
  const { t } = useTranslation('messages');
  const [parts, setParts] = useState<Highlighted[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void highlight(language, text).then((found) => isCurrent && setParts(found));
    return () => {
      isCurrent = false;
    };
  }, [language, text]);
  return (
    <div className={styles.block}>
      <pre className={styles.code} dir="ltr">
        <code>{parts ? spans(parts) : text}</code>
      </pre>
      <IconButton
        icon={Copy}
        size="small"
        className={styles.copy}
        label={t('copyCode')}
        onClick={() => void copyText(text)}
      />
    </div>
  );
}

function spans(parts: readonly Highlighted[]): ReactNode {
  return parts.map((part, index) =>
    typeof part === 'string' ? (
      part
    ) : (
      <span key={index} data-token={part.token}>
        {spans(part.parts)}
      </span>
    ),
  );
}
