import { useFiles } from '../../stores/files.ts';
import { usePreferences } from '../../stores/preferences.ts';
import { engine } from '../engine.ts';

const DAY = 24 * 60 * 60_000;
const GIGABYTE = 1_000_000_000;
/** How often what became too old is looked for, ms. */
const ROUND = 60 * 60_000;

/** Keeps the files of this device within the limits of the settings; the answer ends it. */
export function startTrimming(): () => void {
  const trim = () => {
    const { keptDays, keptGigabytes } = usePreferences.getState();
    if (keptDays === null && keptGigabytes === null) return;
    void engine().trimFiles({
      before: keptDays === null ? null : Date.now() - keptDays * DAY,
      bytes: keptGigabytes === null ? null : keptGigabytes * GIGABYTE,
    });
  };
  trim();
  const timer = setInterval(trim, ROUND);
  const stopPreferences = usePreferences.subscribe((now, before) => {
    if (now.keptDays !== before.keptDays || now.keptGigabytes !== before.keptGigabytes) trim();
  });
  const stopFiles = useFiles.subscribe(({ byId }, before) => {
    const arrived = Object.values(byId).some(
      (file) => file?.state === 'ready' && before.byId[file.blobId]?.state === 'downloading',
    );
    if (arrived) trim();
  });
  return () => {
    clearInterval(timer);
    stopPreferences();
    stopFiles();
  };
}
