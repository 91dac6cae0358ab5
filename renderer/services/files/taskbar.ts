import { platform } from '../../platform/index.ts';
import { useFiles } from '../../stores/files.ts';
import { progressOf } from '../../stores/files-progress.ts';

/** Shows on the taskbar or dock how far transfers have come; the answer ends it. */
export function startTaskbarProgress(): () => void {
  let told: number | null = null;
  const tell = (share: number | null) => {
    if (share === told) return;
    told = share;
    void platform.window.setProgress(share);
  };
  const stop = useFiles.subscribe(({ byId }) => {
    const share = progressOf(Object.values(byId));
    tell(share === null ? null : Math.round(share * 100) / 100);
  });
  return () => {
    stop();
    tell(null);
  };
}
