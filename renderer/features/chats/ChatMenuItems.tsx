import {
  Archive,
  ArchiveRestore,
  AtSign,
  Bell,
  BellOff,
  Clock,
  Folder,
  FolderPlus,
  Infinity as Always,
  type LucideIcon,
  Mail,
  MailOpen,
  Pin,
  PinOff,
  Sunrise,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isUnread } from '#contract/engine/attention.ts';
import type { ChatView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import {
  MUTES,
  type Mute,
  archiveChat,
  markUnread,
  muteChat,
  pinChat,
  putInFolder,
} from '../../services/order/index.ts';
import { useChats } from '../../stores/chats.ts';
import { useFolders } from '../../stores/folders.ts';
import { openSettings } from '../../stores/navigation.ts';
import { MenuItem, MenuSeparator, MenuTick, SubMenu } from '../../ui/Menu.tsx';
import { useMuted } from './use-muted.ts';

const MUTE_ICONS: Record<Mute, LucideIcon> = {
  hour: Clock,
  hours: Clock,
  tomorrow: Sunrise,
  forever: Always,
  mentions: AtSign,
};

/** What can be done with a chat as a whole, as items of a menu. */
export function ChatMenuItems({ chatId }: { chatId: ChatId }) {
  const { t } = useTranslation('chats');
  const chat = useChats((state) => state.byId[chatId]);
  if (!chat) return null;
  const pinned = chat.pinnedAt !== null;
  const unread = isUnread(chat);
  return (
    <>
      {!chat.archived && (
        <MenuItem icon={pinned ? PinOff : Pin} onSelect={() => pinChat(chatId, !pinned)}>
          {t(pinned ? 'menu.unpin' : 'menu.pin')}
        </MenuItem>
      )}
      <MenuItem icon={unread ? MailOpen : Mail} onSelect={() => markUnread(chat, !unread)}>
        {t(unread ? 'menu.markRead' : 'menu.markUnread')}
      </MenuItem>
      <Muting chat={chat} />
      <Folders chat={chat} />
      <MenuSeparator />
      <MenuItem
        icon={chat.archived ? ArchiveRestore : Archive}
        onSelect={() => archiveChat(chat, !chat.archived)}
      >
        {t(chat.archived ? 'menu.unarchive' : 'menu.archive')}
      </MenuItem>
    </>
  );
}

function Muting({ chat }: { chat: ChatView }) {
  const { t } = useTranslation('chats');
  const { chatId, kind, mutedUntil } = chat;
  const muted = useMuted(mutedUntil);
  if (kind === 'notes') return null;
  if (muted) {
    return (
      <MenuItem icon={Bell} onSelect={() => muteChat(chatId, null)}>
        {t('menu.unmute')}
      </MenuItem>
    );
  }
  const mutes = MUTES.filter((mute) => mute !== 'mentions' || kind === 'group');
  return (
    <SubMenu icon={BellOff} label={t('menu.mute')}>
      {mutes.map((mute) => (
        <MenuItem key={mute} icon={MUTE_ICONS[mute]} onSelect={() => muteChat(chatId, mute)}>
          {t(`mute.${mute}`)}
        </MenuItem>
      ))}
    </SubMenu>
  );
}

function Folders({ chat: { chatId } }: { chat: ChatView }) {
  const { t } = useTranslation('chats');
  const folders = useFolders((state) => state.list);
  return (
    <SubMenu icon={Folder} label={t('folders')}>
      {folders.map((folder) => (
        <MenuTick
          key={folder.id}
          checked={folder.rules.chats.includes(chatId)}
          onChange={(on) => putInFolder(folder, chatId, on)}
        >
          {folder.name}
        </MenuTick>
      ))}
      {folders.length > 0 && <MenuSeparator />}
      <MenuItem icon={FolderPlus} onSelect={() => openSettings('folders')}>
        {t('menu.folders')}
      </MenuItem>
    </SubMenu>
  );
}
