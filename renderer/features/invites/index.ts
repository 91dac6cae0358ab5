export { InviteDialog } from './InviteDialog.tsx';
export { InviteLinksDialog } from './links/InviteLinksDialog.tsx';
export { JoinRequestsBar } from './JoinRequestsBar.tsx';
export { JoinRequestsDialog } from './JoinRequestsDialog.tsx';
export { PendingJoins } from './PendingJoins.tsx';
