import { create } from 'zustand';

export interface ToastItem {
  id: number;
  tone: 'neutral' | 'danger';
  text: string;
  /** What can be done about it. */
  action: ToastAction | null;
}

export interface ToastAction {
  label: string;
  act: () => void;
}

export const useToasts = create<{ toasts: ToastItem[] }>()(() => ({ toasts: [] }));

/** At most this many at once; the oldest gives way. */
const SHOWN = 3;
let lastId = 0;

/** Shows a short notice; the text is translated already. */
export function showToast(
  text: string,
  tone: ToastItem['tone'] = 'neutral',
  action: ToastAction | null = null,
): void {
  const toast = { id: ++lastId, tone, text, action };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, toast].slice(-SHOWN) }));
}

export function closeToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}
