import { useRef, useState } from 'react';
import type { EngineErrorCode } from '#contract/engine/errors.ts';
import { createPhrase, register } from '../../services/account.ts';
import { normaliseHandle } from '../../services/handle.ts';
import { host } from '../../services/host.ts';
import { requestNotifications } from '../../services/notifications.ts';
import { serverLabel } from '../../services/server-url.ts';
import { CheckStep } from './CheckStep.tsx';
import { PhraseStep } from './PhraseStep.tsx';
import { ProfileStep } from './ProfileStep.tsx';
import type { ProfileDraft } from './ProfileStep.tsx';
import { Welcome } from './Welcome.tsx';

type Step = 'welcome' | 'profile' | 'phrase' | 'check';

/** The first run: server and name, recovery phrase, its check. Nothing is stored before the end. */
export function Onboarding() {
  const [step, setStep] = useState<Step>('welcome');
  const [draft, setDraft] = useState<ProfileDraft>(() => ({
    server: serverLabel(host.defaultServer ?? ''),
    displayName: '',
    handle: '',
  }));
  const [handleTaken, setHandleTaken] = useState<string | null>(null);
  const [phrase, setPhrase] = useState<string[]>([]);
  /** Origin that answered in the first step. */
  const server = useRef('');

  const showPhrase = async (url: string) => {
    server.current = url;
    if (phrase.length === 0) setPhrase(await createPhrase());
    setStep('phrase');
  };

  const finish = async (): Promise<EngineErrorCode | null> => {
    const handle = normaliseHandle(draft.handle);
    const result = await register({
      server: server.current,
      displayName: draft.displayName.trim(),
      ...(handle ? { handle } : {}),
      phrase,
    });
    if (result.ok) {
      void requestNotifications();
      return null;
    }
    if (result.code !== 'handle-taken') return result.code;
    setHandleTaken(handle);
    setStep('profile');
    return null;
  };

  switch (step) {
    case 'welcome':
      return <Welcome onCreate={() => setStep('profile')} />;
    case 'profile':
      return (
        <ProfileStep
          draft={draft}
          takenHandle={handleTaken}
          onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
          onBack={() => setStep('welcome')}
          onContinue={showPhrase}
        />
      );
    case 'phrase':
      return (
        <PhraseStep
          phrase={phrase}
          onBack={() => setStep('profile')}
          onContinue={() => setStep('check')}
        />
      );
    case 'check':
      return <CheckStep phrase={phrase} onBack={() => setStep('phrase')} onDone={finish} />;
  }
}
