import { ShieldAlert, TabletSmartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { chatTitle } from '../../services/chats/index.ts';
import { confirmDevices } from '../../services/relations.ts';
import { useChats } from '../../stores/chats.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { SafetyDialog } from './safety/SafetyDialog.tsx';
import styles from './DeviceBanner.module.css';

/** Under the header of a chat whose other side has come with a new device. */
export function DeviceBanner({ chatId }: { chatId: ChatId }) {
  const { t } = useTranslation('relations');
  const chat = useChats((state) => state.byId[chatId]);
  const [compares, setCompares] = useState(false);
  const peer = chat?.peer ?? null;
  const count = peer?.newDevices ?? 0;
  const isShown = peer !== null && count > 0 && !chat?.request && !peer.blocked;
  const name = chatTitle(chat);
  const userId = peer?.userId;
  return (
    <>
      {isShown && (
        <Banner
          tone={peer.verified ? 'danger' : 'warning'}
          icon={peer.verified ? ShieldAlert : TabletSmartphone}
          title={t('devices.title', { name, count })}
          action={
            <span className={styles.actions}>
              <Button size="small" onClick={() => setCompares(true)}>
                {t('devices.compare')}
              </Button>
              <Button size="small" onClick={() => void confirmDevices(peer.userId)}>
                {t('devices.dismiss')}
              </Button>
            </span>
          }
        >
          {t(peer.verified ? 'devices.verified' : 'devices.text', { name })}
        </Banner>
      )}
      {userId && (
        <SafetyDialog
          open={compares}
          onClose={() => setCompares(false)}
          userId={userId}
          name={name}
          verified={Boolean(peer?.verified && !count)}
        />
      )}
    </>
  );
}
