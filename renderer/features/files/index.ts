export { AttachButton } from './AttachButton.tsx';
export { Attachments } from './Attachments.tsx';
export { DropZone } from './DropZone.tsx';
export { SendDialog } from './SendDialog.tsx';
export { Viewer } from './Viewer.tsx';
export { useFilePaste } from './use-file-paste.ts';
