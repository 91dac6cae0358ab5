export { ChatSearchBar } from './ChatSearchBar.tsx';
export { SearchPanel } from './SearchPanel.tsx';
export { focusResults } from './focus-results.ts';
