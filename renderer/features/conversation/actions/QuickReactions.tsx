import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '#contract/engine/views.ts';
import { toggleReaction } from '../../../services/messages/index.ts';
import { openMessageDialog } from '../../../stores/message-dialog.ts';
import { MenuStrip, MenuStripItem } from '../../../ui/MenuStrip.tsx';
import { Icon } from '../../../ui/Icon.tsx';

const QUICK = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

/** The reactions that most people mean, on top of a message's menu. */
export function QuickReactions({ message }: { message: MessageView }) {
  const { t } = useTranslation('messages');
  return (
    <MenuStrip label={t('reactions')}>
      {QUICK.map((emoji) => (
        <MenuStripItem
          key={emoji}
          label={emoji}
          onSelect={() => void toggleReaction(message, emoji)}
        >
          {emoji}
        </MenuStripItem>
      ))}
      <MenuStripItem
        label={t('moreReactions')}
        onSelect={() => openMessageDialog('react', [message])}
      >
        <Icon icon={ChevronDown} size={18} />
      </MenuStripItem>
    </MenuStrip>
  );
}
