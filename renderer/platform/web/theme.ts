import type { ThemeApi, ThemePreference } from '#contract/platform/platform-api.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');
let preference: ThemePreference = 'system';

const resolve = () => (preference === 'system' ? (dark.matches ? 'dark' : 'light') : preference);

export const theme: ThemeApi = {
  async set(next) {
    preference = next;
    return resolve();
  },
  onChange(listener) {
    const onChange = () => listener(resolve());
    dark.addEventListener('change', onChange);
    return () => dark.removeEventListener('change', onChange);
  },
};
