import type { TFunction } from 'i18next';
import type { PlatformInfo } from '#contract/platform/platform-api.ts';
import type { StartupFailure } from '../stores/startup.ts';

type Translate = TFunction<['app', 'common', 'errors']>;

/** Failures that only a fresh start mends. */
const ERASABLE: StartupFailure[] = ['keychain-changed', 'vault-failed', 'storage-failed'];

export function isErasable(failure: StartupFailure): boolean {
  return ERASABLE.includes(failure);
}

/** Title and explanation of a failure to start. */
export function fatalTexts(
  failure: StartupFailure,
  kind: PlatformInfo['kind'],
  t: Translate,
): { title: string; text: string } {
  switch (failure) {
    case 'keychain-missing':
      return {
        title: t('fatal.keychainMissing.title'),
        text: t(`fatal.keychainMissing.${kind === 'web' ? 'textWeb' : 'textDesktop'}`),
      };
    case 'in-use':
      return { title: t('fatal.inUse.title'), text: t('fatal.inUse.text') };
    case 'keychain-changed':
      return { title: t('fatal.keychainChanged.title'), text: t('fatal.keychainChanged.text') };
    case 'vault-failed':
      return { title: t('fatal.vaultFailed.title'), text: t('fatal.vaultFailed.text') };
    case 'storage-newer':
      return { title: t('fatal.storageNewer.title'), text: t('fatal.storageNewer.text') };
    case 'storage-full':
      return { title: t('fatal.storageFull.title'), text: t('fatal.storageFull.text') };
    case 'storage-failed':
      return { title: t('fatal.storageFailed.title'), text: t('fatal.storageFailed.text') };
    case 'crashed':
      return { title: t('fatal.crashed.title'), text: t('fatal.crashed.text') };
    default:
      return { title: t('fatal.other.title'), text: t(`errors:${failure}`) };
  }
}
