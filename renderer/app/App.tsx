import { useAccount } from '../stores/account.ts';
import { useStartup } from '../stores/startup.ts';
import { FirstPassphraseScreen, LockScreen } from '../features/lock/index.ts';
import { PlayerBar } from '../features/files/index.ts';
import { Onboarding } from '../features/onboarding/index.ts';
import { TooltipProvider } from '../ui/Tooltip.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { FatalScreen } from './FatalScreen.tsx';
import { Main } from './Main.tsx';
import { StartingScreen } from './StartingScreen.tsx';
import { TitleBar } from './TitleBar.tsx';
import { Toasts } from './Toasts.tsx';

/** The window: title bar, and what the state of start-up and account calls for. */
export function App() {
  return (
    <TooltipProvider>
      <TitleBar />
      <ErrorBoundary>
        <Screen />
      </ErrorBoundary>
      <Toasts />
    </TooltipProvider>
  );
}

function Screen() {
  const startup = useStartup((state) => state.startup);
  const registered = useAccount((state) => state.account !== null);
  if (startup.phase === 'starting') return <StartingScreen />;
  if (startup.phase === 'locked') return <LockScreen />;
  if (startup.phase === 'passphrase-required') return <FirstPassphraseScreen />;
  if (startup.phase === 'failed') return <FatalScreen failure={startup.failure} />;
  return registered ? (
    <>
      <PlayerBar />
      <Main />
    </>
  ) : (
    <Onboarding />
  );
}
