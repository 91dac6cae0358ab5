import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngineErrorCode } from '#contract/engine/errors.ts';
import type { AccountView } from '#contract/engine/views.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import { setDisplayName, setHandle } from '../../services/account.ts';
import { handleProblem, normaliseHandle } from '../../services/handle.ts';
import { setOwnPicture } from '../../services/pictures.ts';
import { useAccount } from '../../stores/account.ts';
import { showToast } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { CopyRow } from '../people/index.ts';
import { Section } from './Section.tsx';
import { PictureField, Portrait } from '../pictures/index.ts';
import styles from './ProfilePage.module.css';

export function ProfilePage() {
  const account = useAccount((state) => state.account);
  return account && <Profile account={account} />;
}

function Profile({ account }: { account: AccountView }) {
  const { t } = useTranslation(['settings', 'errors']);
  const change = async (picture: Uint8Array | null) => {
    const result = await setOwnPicture(picture);
    if (!result.ok) showToast(t(`errors:${result.code}`), 'danger');
  };
  return (
    <>
      <div className={styles.card}>
        <PictureField
          shape="person"
          title={
            <div>
              <b>{account.displayName}</b>
              <small>{account.handle ? `@${account.handle}` : t('profile.noHandle')}</small>
            </div>
          }
          has={account.picture !== null}
          onChange={(picture) => void change(picture)}
        >
          <Portrait
            id={account.userId}
            name={account.displayName}
            size="xxl"
            picture={account.picture}
          />
        </PictureField>
      </div>
      <ProfileForm account={account} />
      <Section title={t('profile.found')} note={t('profile.sealed')}>
        {account.handle && <CopyRow label={t('profile.handleCopy')} value={`@${account.handle}`} />}
        <CopyRow label={t('profile.idCopy')} value={account.userId} />
      </Section>
    </>
  );
}

function ProfileForm({ account }: { account: AccountView }) {
  const { t } = useTranslation(['settings', 'onboarding', 'common', 'errors']);
  const [name, setName] = useState(account.displayName);
  const [handle, setHandleText] = useState<string>(account.handle ?? '');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ field: 'name' | 'handle'; code: EngineErrorCode } | null>(
    null,
  );

  const newHandle = normaliseHandle(handle) || null;
  const renamed = name.trim() !== account.displayName;
  const rehandled = newHandle !== account.handle;
  const problem = handleProblem(handle);
  const nameError =
    name.trim() === ''
      ? t('onboarding:profile.nameMissing')
      : failed?.field === 'name'
        ? t(`errors:${failed.code}`)
        : null;
  const handleError = problem
    ? t(`onboarding:handle.${problem}`, { min: LIMITS.handleMin, max: LIMITS.handleMax })
    : failed?.field === 'handle'
      ? t(`errors:${failed.code}`)
      : null;

  const save = async () => {
    if (busy || name.trim() === '' || problem) return;
    setBusy(true);
    const code = await store();
    setBusy(false);
    setFailed(code);
    if (!code) showToast(t('common:saved'));
  };

  const store = async () => {
    if (renamed) {
      const result = await setDisplayName(name.trim());
      if (!result.ok) return { field: 'name' as const, code: result.code };
    }
    if (rehandled) {
      const result = await setHandle(newHandle);
      if (!result.ok) return { field: 'handle' as const, code: result.code };
    }
    return null;
  };

  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t('profile.name')}
        value={name}
        maxLength={LIMITS.displayName}
        error={nameError}
        onChange={(value) => {
          setName(value);
          setFailed(null);
        }}
      />
      <TextField
        label={t('profile.handle')}
        value={handle}
        maxLength={LIMITS.handleMax + 1}
        autoCapitalize="none"
        start={<span className={styles.at}>@</span>}
        error={handleError}
        onChange={(value) => {
          setHandleText(value.replace(/^@/, ''));
          setFailed(null);
        }}
      />
      {(renamed || rehandled) && (
        <div className={styles.actions}>
          <Button type="submit" variant="primary" busy={busy}>
            {t('common:save')}
          </Button>
          <Button
            onClick={() => {
              setName(account.displayName);
              setHandleText(account.handle ?? '');
              setFailed(null);
            }}
          >
            {t('common:cancel')}
          </Button>
        </div>
      )}
    </form>
  );
}
