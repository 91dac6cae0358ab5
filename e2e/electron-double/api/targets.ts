import { type Cdp, ignoreGone } from '../chromium/cdp.ts';
import { runtime } from '../runtime.ts';

/** Address by which the double knows the pages that it opened itself. */
export const OWN_PAGE = 'about:blank#electron-double';

/** Follows windows that end, and ends those that no BrowserWindow asked for. */
export async function closeForeignTargets(cdp: Cdp): Promise<void> {
  cdp.listen((method, params) => {
    if (method === 'Target.targetDestroyed')
      runtime.windows.find((window) => window.targetId === params.targetId)?.gone();
    if (method !== 'Target.targetCreated') return;
    const { type, url, targetId } = params.targetInfo;
    if (type === 'page' && url !== OWN_PAGE)
      ignoreGone(cdp.send('Target.closeTarget', { targetId }));
  });
  await cdp.send('Target.setDiscoverTargets', { discover: true });
}
