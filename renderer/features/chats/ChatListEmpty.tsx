import { AtSign, UserRoundSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../services/clipboard.ts';
import { useAccount } from '../../stores/account.ts';
import { openDialog } from '../../stores/navigation.ts';
import { showToast } from '../../stores/toasts.ts';
import { ActionRow } from './ActionRow.tsx';
import styles from './Notice.module.css';

/** First sight of the list: how to find somebody, and how to be found. */
export function ChatListEmpty() {
  const { t } = useTranslation(['chats', 'common']);
  const account = useAccount((state) => state.account);
  const address = account && (account.handle ? `@${account.handle}` : account.userId);
  return (
    <div className={styles.notice}>
      <div className={styles.text}>
        <h2>{t('empty.title')}</h2>
        <p>{t('empty.text')}</p>
      </div>
      <ActionRow
        icon={UserRoundSearch}
        label={t('empty.find')}
        onSelect={() => openDialog('new-chat')}
      />
      {address && (
        <ActionRow
          icon={AtSign}
          label={t(account.handle ? 'empty.copyHandle' : 'empty.copyId')}
          onSelect={async () => {
            if (await copyText(address)) showToast(t('common:copied'));
          }}
        />
      )}
    </div>
  );
}
