const TICK = 30_000;
/** Background tabs wake once a minute; a longer silence means that the machine slept. */
const SLEPT = 150_000;

/** Calls when the network came back or the machine woke. */
export function onResume(listener: () => void): () => void {
  let last = Date.now();
  const check = () => {
    const slept = Date.now() - last > SLEPT;
    last = Date.now();
    if (slept) listener();
  };
  const timer = setInterval(check, TICK);
  addEventListener('online', listener);
  document.addEventListener('visibilitychange', check);
  return () => {
    clearInterval(timer);
    removeEventListener('online', listener);
    document.removeEventListener('visibilitychange', check);
  };
}
