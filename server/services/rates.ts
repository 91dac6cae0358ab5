/** A bucket that holds `burst` tokens and gains `perSecond`. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/**
 * What an attacker could repeat, and how often a person may. Generous enough for a client that
 * reconnects every few seconds. Per address: nonce, register, login, handshake. Per account: all
 * that is typed or opened by a person. Per device: what the engine does by itself.
 */
export const RATES = {
  nonce: { burst: 300, perSecond: 5 },
  register: { burst: 60, perSecond: 0.2 },
  login: { burst: 300, perSecond: 5 },
  accountLogin: { burst: 60, perSecond: 1 },
  handshake: { burst: 400, perSecond: 10 },
  refresh: { burst: 20, perSecond: 0.2 },
  lookup: { burst: 60, perSecond: 1 },
  handle: { burst: 10, perSecond: 0.05 },
  devices: { burst: 60, perSecond: 1 },
  keyPackages: { burst: 60, perSecond: 1 },
  /** Enough to add a whole group at once. */
  claim: { burst: 250, perSecond: 2 },
  claimTarget: { burst: 20, perSecond: 0.1 },
  chatCreate: { burst: 50, perSecond: 0.5 },
  commit: { burst: 60, perSecond: 2 },
  send: { burst: 500, perSecond: 100 },
  sync: { burst: 60, perSecond: 1 },
  fetch: { burst: 500, perSecond: 100 },
  cursor: { burst: 1000, perSecond: 200 },
  /** What admins do with invite links. */
  invites: { burst: 60, perSecond: 1 },
  /** Looking at links and asking to join. */
  inviteLook: { burst: 60, perSecond: 0.5 },
  inviteJoin: { burst: 20, perSecond: 0.05 },
  presence: { burst: 60, perSecond: 1 },
  blocks: { burst: 100, perSecond: 0.5 },
  /** A few at once, then one an hour. */
  report: { burst: 5, perSecond: 1 / 3600 },
  profile: { burst: 30, perSecond: 0.2 },
  profileGet: { burst: 300, perSecond: 20 },
  typing: { burst: 20, perSecond: 5 },
  /** New blobs, and requests for parts of blobs. */
  blobs: { burst: 300, perSecond: 5 },
  blobParts: { burst: 2000, perSecond: 200 },
  /** Requests that don't follow the contract; beyond it the connection ends. */
  malformed: { burst: 50, perSecond: 1 },
} as const satisfies Record<string, Rate>;

export type RateName = keyof typeof RATES;
