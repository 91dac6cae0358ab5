const TICK = 30_000;
/** Background tabs wake once a minute; a longer silence means that the machine slept. */
const SLEPT = 150_000;

/** Calls when the network came, went or became another one, and when the machine woke. */
export function onResume(listener: () => void): () => void {
  let last = Date.now();
  const check = () => {
    const slept = Date.now() - last > SLEPT;
    last = Date.now();
    if (slept) listener();
  };
  const timer = setInterval(check, TICK);
  const changed = () => listener();
  const { connection } = navigator as { connection?: EventTarget };
  const signs: [EventTarget | undefined, string][] = [
    [window, 'online'],
    [window, 'offline'],
    [connection, 'change'],
  ];
  for (const [target, name] of signs) target?.addEventListener(name, changed);
  document.addEventListener('visibilitychange', check);
  return () => {
    clearInterval(timer);
    for (const [target, name] of signs) target?.removeEventListener(name, changed);
    document.removeEventListener('visibilitychange', check);
  };
}
