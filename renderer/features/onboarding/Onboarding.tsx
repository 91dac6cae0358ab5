import { useRef, useState } from 'react';
import type { RestoreRequest } from '#contract/engine/api.ts';
import type { EngineErrorCode } from '#contract/engine/errors.ts';
import { createPhrase, register, restore } from '../../services/account.ts';
import { normaliseHandle } from '../../services/handle.ts';
import { host } from '../../services/host.ts';
import { inviteServer } from '../../services/invites.ts';
import { requestNotifications } from '../../services/notifications.ts';
import { serverLabel } from '../../services/server-url.ts';
import { useInvites } from '../../stores/invites.ts';
import { CheckStep } from './CheckStep.tsx';
import { PhraseStep } from './PhraseStep.tsx';
import { ProfileStep } from './ProfileStep.tsx';
import type { ProfileDraft } from './ProfileStep.tsx';
import { RestoreStep } from './RestoreStep.tsx';
import { Welcome } from './Welcome.tsx';

type Step = 'welcome' | 'profile' | 'phrase' | 'check' | 'restore';

/** The first run: server and name, recovery phrase, its check. Nothing is stored before the end. */
export function Onboarding() {
  const [step, setStep] = useState<Step>('welcome');
  const [typed, setTyped] = useState<Partial<ProfileDraft>>({});
  // The link that led here names its server; it may come after the first frame.
  const invited = useInvites((state) => state.invited);
  const suggested = (invited && inviteServer(invited)) ?? host.defaultServer ?? '';
  const draft: ProfileDraft = {
    server: serverLabel(suggested),
    displayName: '',
    handle: '',
    ...typed,
  };
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

  const restoreAccount = async (request: RestoreRequest): Promise<EngineErrorCode | null> => {
    const result = await restore(request);
    if (!result.ok) return result.code;
    void requestNotifications();
    return null;
  };

  switch (step) {
    case 'welcome':
      return <Welcome onCreate={() => setStep('profile')} onRestore={() => setStep('restore')} />;
    case 'profile':
      return (
        <ProfileStep
          draft={draft}
          takenHandle={handleTaken}
          onChange={(change) => setTyped((before) => ({ ...before, ...change }))}
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
    case 'restore':
      return (
        <RestoreStep
          server={draft.server}
          onBack={() => setStep('welcome')}
          onRestore={restoreAccount}
        />
      );
  }
}
