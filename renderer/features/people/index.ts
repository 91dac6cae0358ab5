export { CopyRow } from './CopyRow.tsx';
export { FindPersonRow } from './FindPersonRow.tsx';
export { NewChatDialog } from './NewChatDialog.tsx';
