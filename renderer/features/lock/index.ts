export { FirstPassphraseScreen } from './FirstPassphraseScreen.tsx';
export { LockScreen } from './LockScreen.tsx';
export { PassphraseDialog, type PassphraseTask } from './PassphraseDialog.tsx';
