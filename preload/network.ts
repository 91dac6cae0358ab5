/** Calls when the network came, went or became another one; known to the renderer alone. Answers its end. */
export function onNetworkChange(listener: () => void): () => void {
  const changed = () => listener();
  const { connection } = navigator as { connection?: EventTarget };
  const signs: [EventTarget | undefined, string][] = [
    [window, 'online'],
    [window, 'offline'],
    [connection, 'change'],
  ];
  for (const [target, name] of signs) target?.addEventListener(name, changed);
  return () => {
    for (const [target, name] of signs) target?.removeEventListener(name, changed);
  };
}
