export { StarredDialog } from './StarredDialog.tsx';
