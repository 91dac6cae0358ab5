export { BlockedSection } from './BlockedSection.tsx';
export { ContactList } from './ContactList.tsx';
export { DeviceBanner } from './DeviceBanner.tsx';
export { PersonDetails } from './details/PersonDetails.tsx';
export { RequestList } from './RequestList.tsx';
export { RequestsRow } from './RequestsRow.tsx';
export { SafetyDialog } from './safety/SafetyDialog.tsx';
export { StandingBar, useStanding } from './StandingBar.tsx';
export { VerifiedMark } from './VerifiedMark.tsx';
