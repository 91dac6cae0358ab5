export { Onboarding } from './Onboarding.tsx';
export { PhraseSheet } from './PhraseSheet.tsx';
