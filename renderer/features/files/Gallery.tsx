import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { chatTitle } from '../../services/chats/index.ts';
import type { GalleryTab } from '../../services/files/index.ts';
import { useChats } from '../../stores/chats.ts';
import { showGallery, useGallery as useShown } from '../../stores/gallery.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { GalleryItems } from './GalleryItems.tsx';
import { useGallery } from './use-gallery.ts';
import styles from './Gallery.module.css';

const TABS = ['media', 'files', 'links', 'voice'] as const satisfies GalleryTab[];

/** What was sent in a chat, by its kind. Mounted once. */
export function Gallery() {
  const chatId = useShown((state) => state.chatId);
  return chatId && <Opened key={chatId} chatId={chatId} />;
}

function Opened({ chatId }: { chatId: ChatId }) {
  const { t } = useTranslation(['files', 'common']);
  const title = useChats((state) => chatTitle(state.byId[chatId]));
  const [tab, setTab] = useState<GalleryTab>('media');
  const [query, setQuery] = useState('');
  return (
    <Dialog
      open
      width="wide"
      onClose={() => showGallery(null)}
      title={t('gallery.title')}
      description={title}
      closeLabel={t('common:close')}
    >
      <div className={styles.tools}>
        <Segments
          label={t('gallery.kind')}
          value={tab}
          options={TABS.map((value) => ({ value, label: t(`gallery.${value}`) }))}
          onChange={setTab}
        />
        <TextField
          label={t('gallery.search')}
          value={query}
          onChange={setQuery}
          start={<Icon icon={Search} size={16} />}
        />
      </div>
      <Items key={tab} chatId={chatId} tab={tab} query={query.trim()} />
    </Dialog>
  );
}

interface ItemsProps {
  chatId: ChatId;
  tab: GalleryTab;
  query: string;
}

function Items({ chatId, tab, query }: ItemsProps) {
  const { t } = useTranslation('files');
  const { messages, state, more } = useGallery(chatId, tab, query);
  return (
    <div className={styles.items}>
      {messages.length > 0 ? (
        <GalleryItems tab={tab} messages={messages} />
      ) : (
        <p className={styles.none} role="status">
          {state === 'loading' ? <Spinner /> : t(query ? 'gallery.nothing' : 'gallery.empty')}
        </p>
      )}
      {more && (
        <Button size="small" onClick={more}>
          {t('gallery.more')}
        </Button>
      )}
    </div>
  );
}
