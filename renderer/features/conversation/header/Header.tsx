import {
  ArrowLeft,
  AtSign,
  Copy,
  EllipsisVertical,
  Images,
  PanelRight,
  Search,
  ShieldCheck,
  Timer,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import type { PersonView } from '#contract/engine/views.ts';
import { chatPicture, chatShape, chatTitle } from '../../../services/chats/index.ts';
import { copyText } from '../../../services/clipboard.ts';
import { findInChat } from '../../../services/search/index.ts';
import { useChats } from '../../../stores/chats.ts';
import { showGallery } from '../../../stores/gallery.ts';
import { showDetails, useDetails } from '../../../stores/details.ts';
import { selectChat } from '../../../stores/navigation.ts';
import { showToast } from '../../../stores/toasts.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../../ui/Menu.tsx';
import { useLayoutMode } from '../../../ui/useLayoutMode.ts';
import { classNames } from '../../../ui/class-names.ts';
import { ChatMenuItems } from '../../chats/index.ts';
import { GroupStatus } from '../../groups/index.ts';
import { SafetyDialog, VerifiedMark } from '../../relations/index.ts';
import { TimerDialog } from '../timer/TimerDialog.tsx';
import { HeaderStatus } from './HeaderStatus.tsx';
import { Portrait } from '../../pictures/index.ts';
import styles from './Header.module.css';

/** Who the conversation is with, how they are, and what can be done about it. */
export function Header({ chatId, peer }: { chatId: ChatId; peer: PersonView | null }) {
  const { t } = useTranslation([
    'conversation',
    'common',
    'files',
    'groups',
    'messages',
    'search',
    'relations',
  ]);
  const mode = useLayoutMode();
  const [showsTimer, setShowsTimer] = useState(false);
  const [showsSafety, setShowsSafety] = useState(false);
  const userId = peer?.userId ?? null;
  const chat = useChats((state) => state.byId[chatId]);
  const isGroup = Boolean(chat?.group);
  const details = useDetails((state) => state.open);
  const name = chatTitle(chat);

  const copy = async (text: string) => {
    if (await copyText(text)) showToast(t('common:copied'));
  };

  return (
    <header className={styles.header}>
      {mode === 'single' && (
        <IconButton
          icon={ArrowLeft}
          label={t('common:back')}
          className={styles.back}
          onClick={() => selectChat(null)}
        />
      )}
      <Portrait
        picture={chatPicture(chat)}
        id={userId ?? chatId}
        name={name}
        size="m"
        shape={chatShape(chat)}
      />
      <div className={styles.who}>
        <h1 className={styles.name} title={name}>
          <span>{name}</span>
          <VerifiedMark person={peer} />
        </h1>
        {isGroup ? (
          <GroupStatus
            chatId={chatId}
            className={styles.status}
            activeClassName={classNames(styles.status, styles.active)}
          />
        ) : chat?.kind === 'notes' ? (
          <p className={styles.status}>{t('notes.status')}</p>
        ) : (
          <HeaderStatus
            chatId={chatId}
            userId={userId}
            saying={peer?.status}
            address={peer?.handle && peer.displayName ? `@${peer.handle}` : null}
          />
        )}
      </div>
      <IconButton
        icon={Search}
        label={t('search:inChat.open')}
        onClick={() => findInChat(chatId)}
      />
      {(isGroup || peer) && (
        <IconButton
          icon={PanelRight}
          label={t(isGroup ? 'groups:details.open' : 'relations:details.open')}
          aria-pressed={details}
          onClick={() => showDetails(!details)}
        />
      )}
      {chat && (
        <Menu align="end" trigger={<IconButton icon={EllipsisVertical} label={t('common:more')} />}>
          {peer && (
            <MenuItem icon={ShieldCheck} onSelect={() => setShowsSafety(true)}>
              {t('header.safetyNumber')}
            </MenuItem>
          )}
          <MenuItem icon={Images} onSelect={() => showGallery(chatId)}>
            {t('files:gallery.title')}
          </MenuItem>
          <MenuItem icon={Timer} onSelect={() => setShowsTimer(true)}>
            {t('messages:timer.menu')}
          </MenuItem>
          {peer?.handle && (
            <MenuItem icon={AtSign} onSelect={() => void copy(`@${peer.handle}`)}>
              {t('header.copyHandle')}
            </MenuItem>
          )}
          {peer && (
            <MenuItem icon={Copy} onSelect={() => void copy(peer.userId)}>
              {t('header.copyId')}
            </MenuItem>
          )}
          <MenuSeparator />
          <ChatMenuItems chatId={chatId} />
        </Menu>
      )}
      {peer && (
        <SafetyDialog
          open={showsSafety}
          onClose={() => setShowsSafety(false)}
          userId={peer.userId}
          name={name}
          verified={Boolean(peer.verified && !peer.newDevices)}
        />
      )}
      {showsTimer && <TimerDialog chatId={chatId} onClose={() => setShowsTimer(false)} />}
    </header>
  );
}
