export { GroupDetails } from './details/GroupDetails.tsx';
export { GroupStatus } from './GroupStatus.tsx';
export { NewGroupDialog } from './NewGroupDialog.tsx';
export { SystemLine } from './SystemLine.tsx';
export { WriteNote, useMayWrite } from './WriteNote.tsx';
