export { StatusDialog } from './StatusDialog.tsx';
export { useStatus, useStatusText } from './use-status.ts';
