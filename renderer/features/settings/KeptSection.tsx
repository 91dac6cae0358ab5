import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../i18n/format.ts';
import { bytesByKind } from '../../services/files/index.ts';
import { KEPT_DAYS, KEPT_GIGABYTES, updatePreferences } from '../../services/preferences.ts';
import { useFiles } from '../../stores/files.ts';
import { usePreferences } from '../../stores/preferences.ts';
import { Segments } from '../../ui/Segments.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ClearFilesButton } from '../files/index.ts';
import { Row, Section } from './Section.tsx';

const GIGABYTE = 1_000_000_000;
const ALWAYS = 'always';
const KINDS = ['media', 'files', 'voice', 'other'] as const;

/** What of the files on this device uses how much, and how long they are kept. */
export function KeptSection() {
  const { t, i18n } = useTranslation('files');
  const { keptDays, keptGigabytes } = usePreferences();
  const chosen = (value: string) => (value === ALWAYS ? null : Number(value));
  return (
    <Section title={t('storage.title')} note={t('storage.note')}>
      <UseRows />
      <Row
        stack
        title={t('storage.age')}
        end={
          <Segments
            label={t('storage.age')}
            value={String(keptDays ?? ALWAYS)}
            options={[
              ...KEPT_DAYS.map((days) => ({
                value: String(days),
                label: t('storage.days', { count: days }),
              })),
              { value: ALWAYS, label: t('storage.always') },
            ]}
            onChange={(value) => updatePreferences({ keptDays: chosen(value) })}
          />
        }
      />
      <Row
        stack
        title={t('storage.most')}
        end={
          <Segments
            label={t('storage.most')}
            value={String(keptGigabytes ?? ALWAYS)}
            options={[
              ...KEPT_GIGABYTES.map((size) => ({
                value: String(size),
                label: formatBytes(size * GIGABYTE, i18n.language),
              })),
              { value: ALWAYS, label: t('storage.noLimit') },
            ]}
            onChange={(value) => updatePreferences({ keptGigabytes: chosen(value) })}
          />
        }
      />
      <Row title={t('storage.kept')} end={<ClearFilesButton />} stack />
    </Section>
  );
}

function UseRows() {
  const { t, i18n } = useTranslation('files');
  const [use, setUse] = useState<Awaited<ReturnType<typeof bytesByKind>> | null>(null);
  const count = useFiles(
    ({ byId }) => Object.values(byId).filter((file) => file?.state === 'ready').length,
  );
  useEffect(() => {
    let current = true;
    void bytesByKind().then((bytes) => {
      if (current) setUse(bytes);
    });
    return () => {
      current = false;
    };
  }, [count]);
  return KINDS.filter((kind) => kind !== 'other' || (use?.other ?? 0) > 0).map((kind) => (
    <Row
      key={kind}
      title={t(`storage.${kind}`)}
      end={use ? formatBytes(use[kind], i18n.language) : <Skeleton width="48px" />}
    />
  ));
}
