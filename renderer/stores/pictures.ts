import { create } from 'zustand';

/** Addresses of pictures by id; null for those that can't be shown. */
export const usePictures = create<{ byId: Readonly<Record<string, string | null>> }>()(() => ({
  byId: {},
}));

export function setPicture(id: string, url: string | null): void {
  usePictures.setState(({ byId }) => ({ byId: { ...byId, [id]: url } }));
}

export function clearPictures(): void {
  usePictures.setState({ byId: {} });
}
