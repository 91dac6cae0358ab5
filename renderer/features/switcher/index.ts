export { Switcher } from './Switcher.tsx';
