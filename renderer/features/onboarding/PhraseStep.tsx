import { Info, LockKeyhole, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useFocusOnMount } from '../../ui/useFocusOnMount.ts';
import { Aside } from './Aside.tsx';
import { Frame } from './Frame.tsx';
import { PhraseSheet } from './PhraseSheet.tsx';

interface PhraseStepProps {
  phrase: string[];
  onBack: () => void;
  onContinue: () => void;
}

export function PhraseStep({ phrase, onBack, onContinue }: PhraseStepProps) {
  const { t } = useTranslation(['onboarding', 'common']);
  const next = useFocusOnMount<HTMLButtonElement>();
  return (
    <Frame
      step={2}
      title={t('phrase.title')}
      lead={t('phrase.lead')}
      aside={<PhraseFacts />}
      onSubmit={onContinue}
      actions={
        <>
          <Button variant="text" onClick={onBack}>
            {t('common:back')}
          </Button>
          <Button type="submit" variant="primary" ref={next}>
            {t('phrase.written')}
          </Button>
        </>
      }
    >
      <PhraseSheet phrase={phrase} />
    </Frame>
  );
}

export function PhraseFacts() {
  const { t } = useTranslation('onboarding');
  return (
    <Aside
      title={t('keep.title')}
      items={[
        { icon: Pencil, title: t('keep.paper'), text: t('keep.paperText') },
        { icon: LockKeyhole, title: t('keep.away'), text: t('keep.awayText') },
        { icon: Info, title: t('keep.nobody'), text: t('keep.nobodyText') },
      ]}
    />
  );
}
