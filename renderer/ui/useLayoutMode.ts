import { useSyncExternalStore } from 'react';

/** `wide` ≥ 1100 px, `medium` ≥ 900, `rail` ≥ 640 (sidebar of avatars), `single` one pane with Back. */
export type LayoutMode = 'wide' | 'medium' | 'rail' | 'single';

const STEPS = [1100, 900, 640];

const queries =
  typeof matchMedia === 'function' ? STEPS.map((px) => matchMedia(`(min-width: ${px}px)`)) : [];

function subscribe(onChange: () => void): () => void {
  for (const query of queries) query.addEventListener('change', onChange);
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange);
  };
}

/** Layout that a window of this width gets. */
export function layoutModeFor(width: number): LayoutMode {
  const modes = ['wide', 'medium', 'rail'] as const;
  return modes[STEPS.findIndex((px) => width >= px)] ?? 'single';
}

/** The layout of the window; renders again only when it crosses a step. */
export function useLayoutMode(): LayoutMode {
  return useSyncExternalStore(subscribe, () => layoutModeFor(innerWidth));
}
