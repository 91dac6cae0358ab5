import { LIMITS } from '#contract/wire/limits.ts';
import { type ClientConfig, defaultKeyPackageEqualityConfig } from 'ts-mls';
import { paddedLength } from '../padding.ts';
import { authenticationService } from './credential.ts';
import type { Authenticate } from './types.ts';

/** How far the clock of a key package's maker may be ahead, in ms. */
export const LIFETIME_SKEW = 60 * 60_000;
/** No leaf may live longer: RFC 9420 section 7.2 wants a maximum. In ms. */
export const MAX_LIFETIME = LIMITS.certificateLifetime + LIFETIME_SKEW;

/** Signature (2 + 64 bytes) behind the application data of a message. */
const SIGNATURE_LENGTH = 66;

/**
 * The library's defaults keep keys for late messages, which lets a withheld message and a stolen
 * state read on. The log is gap-free and ordered, so nothing is kept: no skipped generations here,
 * and no old epochs (see `currentEpochOnly`; the library itself can't keep fewer than one).
 */
export function clientConfig(authenticate: Authenticate): ClientConfig {
  return {
    keyRetentionConfig: {
      retainKeysForGenerations: 0,
      retainKeysForEpochs: 1,
      maximumForwardRatchetSteps: 2000,
    },
    lifetimeConfig: {
      maximumTotalLifetime: BigInt(MAX_LIFETIME / 1000),
      validateLifetimeOnReceive: true,
    },
    keyPackageEqualityConfig: defaultKeyPackageEqualityConfig,
    paddingConfig: { kind: 'padUntilLength', padUntilLength: paddedLength(0) },
    authService: authenticationService(authenticate),
  };
}

/** The same configuration with padding for application data of this length. */
export function paddedFor(config: ClientConfig, dataLength: number): ClientConfig {
  const content = vectorHead(dataLength) + dataLength + SIGNATURE_LENGTH;
  return {
    ...config,
    paddingConfig: { kind: 'padUntilLength', padUntilLength: paddedLength(content) },
  };
}

/** Bytes of a variable-length vector's length (RFC 9420 section 2.1.2). */
function vectorHead(length: number): number {
  if (length < 64) return 1;
  return length < 16_384 ? 2 : 4;
}

/**
 * The configuration to join with. Whoever adds a device checks its lifetime, as do all who apply the
 * commit; the one who joins may come weeks later and must not be kept out by a third device that has
 * not shown up since it was added. RFC 9420 section 7.3 recommends the check here but demands none.
 */
export function joiningConfig(config: ClientConfig): ClientConfig {
  return {
    ...config,
    lifetimeConfig: { ...config.lifetimeConfig, validateLifetimeOnReceive: false },
  };
}
