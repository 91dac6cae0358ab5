/** The top frame of a window; the double's windows have no frames of interest below it. */
export function createTopFrame(contents: { getURL(): string }) {
  const frame = {
    parent: null,
    get top() {
      return frame;
    },
    get url() {
      return contents.getURL();
    },
    get origin() {
      const { protocol, host } = new URL(contents.getURL() || 'about:blank');
      return host ? `${protocol}//${host}` : 'null';
    },
  };
  return frame satisfies Partial<Record<keyof Electron.WebFrameMain, unknown>>;
}
