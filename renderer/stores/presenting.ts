import { create } from 'zustand';

/** Whether others see the screen now, by the person's word. */
export const usePresenting = create<{ presenting: boolean }>()(() => ({ presenting: false }));

export function storePresenting(presenting: boolean): void {
  usePresenting.setState({ presenting });
}
