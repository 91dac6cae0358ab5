export { ChatPortrait, MemberPortrait, Portrait } from './Portrait.tsx';
export { PictureField } from './PictureField.tsx';
export { usePictureUrl } from './use-picture-url.ts';
