import type { Result } from '#contract/engine/errors.ts';
import type { SafetyNumberView } from '#contract/engine/views.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { setVerification } from '../../stores/chats-verification.ts';
import { engine } from '../engine.ts';

/** The number that two people compare; its answer also updates the mark beside the name. */
export async function safetyNumber(userId: UserId): Promise<Result<SafetyNumberView>> {
  const result = await engine().safetyNumber(userId);
  if (result.ok) setVerification(userId, result.value.verified);
  return result;
}

/** Notes that the number was compared, or that it shall no longer count as compared. */
export async function setVerified(userId: UserId, verified: boolean): Promise<Result> {
  const result = await engine().setVerified(userId, verified);
  if (result.ok) setVerification(userId, verified);
  return result;
}
