import type { Result } from '#contract/engine/errors.ts';
import type { SafetyNumberView } from '#contract/engine/views.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { engine } from '../engine.ts';

export const safetyNumber = (userId: UserId): Promise<Result<SafetyNumberView>> =>
  engine().safetyNumber(userId);

export const setVerified = (userId: UserId, verified: boolean): Promise<Result> =>
  engine().setVerified(userId, verified);
