import type { RegisterRequest, RestoreRequest } from '#contract/engine/api.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { AccountView, StorageView } from '#contract/engine/views.ts';
import type { ServerInfo } from '#contract/wire/auth.ts';
import { platform } from '../platform/index.ts';
import { setAccount } from '../stores/account.ts';
import { resetNavigation } from '../stores/navigation.ts';
import { forgetEmoji } from './emoji.ts';
import { engine, onEngineEvent } from './engine.ts';
import { serverUrl } from './server-url.ts';
import { restart } from './startup.ts';

/** Follows the engine's account; call once. */
export function startAccount(): void {
  onEngineEvent((event) => {
    if (event.type === 'account') setAccount(event.account);
  });
}

/** Asks whether a Vestnik server answers at what the person typed. */
export async function checkServer(
  address: string,
): Promise<Result<{ url: string; info: ServerInfo }>> {
  const url = serverUrl(address);
  if (!url) return { ok: false, code: 'bad-input' };
  const result = await engine().checkServer(url);
  return result.ok ? { ok: true, value: { url, info: result.value } } : result;
}

export function createPhrase(): Promise<string[]> {
  return engine().createPhrase();
}

export async function register(request: RegisterRequest): Promise<Result<AccountView>> {
  return take(await engine().register(request));
}

export async function restore(request: RestoreRequest): Promise<Result<AccountView>> {
  return take(await engine().restore(request));
}

export function recoveryPhrase(): Promise<Result<string[]>> {
  return engine().recoveryPhrase();
}

export async function setDisplayName(name: string): Promise<Result<AccountView>> {
  return take(await engine().setDisplayName(name));
}

export async function setHandle(handle: string | null): Promise<Result<AccountView>> {
  return take(await engine().setHandle(handle));
}

export function storage(): Promise<StorageView> {
  return engine().storage();
}

/** Ends the account on this device: everything local is wiped, then the first run begins again. */
export async function logout(): Promise<Result> {
  const result = await engine().logout();
  if (!result.ok) return result;
  forgetEmoji();
  resetNavigation();
  await platform.badge.set(0);
  await restart();
  return result;
}

function take(result: Result<AccountView>): Result<AccountView> {
  if (result.ok) setAccount(result.value);
  return result;
}
