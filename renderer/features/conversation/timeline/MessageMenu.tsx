import {
  CircleCheck,
  Copy,
  Download,
  Forward,
  Info,
  Link,
  type LucideIcon,
  Pencil,
  Pin,
  PinOff,
  Reply,
  RotateCw,
  Send,
  Star,
  StarOff,
  Trash2,
} from 'lucide-react';
import { type MouseEvent, type ReactElement, type ReactNode, cloneElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '#contract/engine/views.ts';
import type { ClientMessageId } from '#contract/wire/primitives.ts';
import { COPY_KEYS, copyText } from '../../../services/clipboard.ts';
import { discardMessage, retryMessage } from '../../../services/messages/index.ts';
import { ContextMenu } from '../../../ui/ContextMenu.tsx';
import { isSavable, saveMessage } from '../../files/index.ts';
import { QuickReactions } from '../actions/QuickReactions.tsx';
import { type Command, isAvailable, isPinned, run } from '../actions/commands.ts';
import { MenuItem, MenuSeparator } from '../../../ui/Menu.tsx';

interface Target {
  message: MessageView;
  /** What was marked in the text when the menu opened. */
  selection: string;
  link: string | null;
}

interface MessageMenuProps {
  messages: readonly MessageView[];
  /** Told which message the open menu belongs to; null when it closes. */
  onTarget: (id: ClientMessageId | null) => void;
  /** The element around all messages. */
  area: ReactElement<Record<string, unknown>>;
  children: ReactNode;
}

/** One context menu for all messages: what lies under the pointer decides its items. */
export function MessageMenu({ messages, onTarget, area, children }: MessageMenuProps) {
  const [target, setTarget] = useState<Target | null>(null);

  const find = (event: MouseEvent & { preventBaseUIHandler?: () => void }) => {
    const element = event.target instanceof Element ? event.target : null;
    const id = element?.closest<HTMLElement>('[data-message]')?.dataset['message'];
    const message = messages.find((candidate) => candidate.id === id);
    if (!message) {
      event.preventBaseUIHandler?.();
      return;
    }
    const link = element?.closest('a')?.getAttribute('href') ?? null;
    setTarget({ message, selection: getSelection()?.toString().trim() ?? '', link });
    onTarget(message.id);
  };

  return (
    <ContextMenu
      area={cloneElement(area, { onContextMenu: find }, children)}
      onOpenChange={(open) => {
        if (!open) onTarget(null);
      }}
    >
      {target && <Items target={target} />}
    </ContextMenu>
  );
}

function Items({ target: { message, selection, link } }: { target: Target }) {
  const { t } = useTranslation(['conversation', 'messages', 'files']);
  const isFailed = message.sendState === 'failed';
  const pinned = isPinned(message);
  const item = (command: Command, icon: LucideIcon, label: string, shortcut?: string) =>
    isAvailable(command, message) && (
      <MenuItem
        icon={icon}
        danger={command === 'delete'}
        onSelect={() => run(command, message)}
        {...(shortcut ? { shortcut } : {})}
      >
        {label}
      </MenuItem>
    );
  return (
    <>
      {isAvailable('react', message) && <QuickReactions message={message} />}
      {item('reply', Reply, t('messages:reply'), 'R')}
      {item('edit', Pencil, t('messages:edit'), 'E')}
      {selection !== '' && (
        <MenuItem icon={Copy} onSelect={() => void copyText(selection)}>
          {t('menu.copySelection')}
        </MenuItem>
      )}
      {isAvailable('copy', message) && (
        <MenuItem icon={Copy} shortcut={COPY_KEYS} onSelect={() => void copyText(message.text)}>
          {t('menu.copyText')}
        </MenuItem>
      )}
      {link && (
        <MenuItem icon={Link} onSelect={() => void copyText(link)}>
          {t('menu.copyLink')}
        </MenuItem>
      )}
      {isSavable(message) && (
        <MenuItem icon={Download} onSelect={() => saveMessage(message)}>
          {t('files:menu.save')}
        </MenuItem>
      )}
      {item('pin', pinned ? PinOff : Pin, pinned ? t('messages:unpin') : t('messages:pin'), 'P')}
      {item('forward', Forward, t('messages:forward'), 'F')}
      {item(
        'star',
        message.starred ? StarOff : Star,
        message.starred ? t('messages:unstar') : t('messages:star'),
        'S',
      )}
      {message.sendAt !== null && (
        <MenuItem icon={Send} onSelect={() => void retryMessage(message.chatId, message.id)}>
          {t('messages:sendNow')}
        </MenuItem>
      )}
      {!isFailed && <MenuSeparator />}
      {item('info', Info, t('messages:info'), 'I')}
      {item('select', CircleCheck, t('messages:select'), 'X')}
      {!isFailed && <MenuSeparator />}
      {item('delete', Trash2, t('messages:delete'), 'Del')}
      {isFailed && (
        <>
          <MenuSeparator />
          <MenuItem icon={RotateCw} onSelect={() => void retryMessage(message.chatId, message.id)}>
            {t('failed.retry')}
          </MenuItem>
          <MenuItem
            icon={Trash2}
            danger
            onSelect={() => void discardMessage(message.chatId, message.id)}
          >
            {t('failed.delete')}
          </MenuItem>
        </>
      )}
    </>
  );
}
