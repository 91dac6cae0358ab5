import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostOptions } from '#contract/platform/host-api.ts';
import { hostOptions, setHostOptions } from '../../services/host-menu.ts';
import { Section, SwitchRow } from './Section.tsx';

/** Whether pages are asked about themselves; nothing in a browser, which can't ask them. */
export function LinkPreviewSection() {
  const { t } = useTranslation('settings');
  const [options, setOptions] = useState<HostOptions | null>(null);
  useEffect(() => void hostOptions().then(setOptions), []);
  if (!options) return null;
  return (
    <Section title={t('linkPreviews.title')}>
      <SwitchRow
        title={t('linkPreviews.switch')}
        text={t('linkPreviews.text')}
        checked={options.linkPreviews}
        onChange={(on) => void setHostOptions({ linkPreviews: on }).then(setOptions)}
      />
    </Section>
  );
}
