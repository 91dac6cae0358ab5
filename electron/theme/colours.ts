/** Background of the window before the interface has painted; `--c-window` of the design tokens. */
export const WINDOW_COLOURS = { light: '#e7ecec', dark: '#0b1011' } as const;
