/** Every limit that both ends of the wire know. Sizes are bytes, times are milliseconds. */
export const LIMITS = {
  /** One encrypted message as it travels. */
  messageCiphertext: 64 * 1024,
  /** A text before encryption, in UTF-8; leaves room for padding and framing. */
  messageText: 32 * 1024,
  /** An MLS commit: a group of 200 devices with the X-Wing suite stays below it. */
  commit: 512 * 1024,
  /** An MLS welcome with the ratchet tree. */
  welcome: 2 * 1024 * 1024,
  /** One MLS key package. */
  keyPackage: 16 * 1024,
  keyPackagesPerUpload: 100,
  keyPackagesStoredPerDevice: 200,
  /** A sealed profile (name, status, small picture). */
  sealedProfile: 64 * 1024,
  /** One Socket.IO frame; larger ones close the connection. */
  frame: 4 * 1024 * 1024,
  /** Body of an HTTP API request that is not a file. */
  httpBody: 64 * 1024,
  devicesPerAccount: 16,
  /** Leaves of one MLS group. */
  devicesPerGroup: 200,
  /** Entries of one `chat:fetch` answer. */
  fetchPage: 200,
  /** Ciphertext bytes of one `chat:fetch` answer, so that an answer always fits a frame. */
  fetchBytes: 2 * 1024 * 1024,
  /** Chats named in one `sync:start`. */
  syncCursors: 5000,
  presenceWatch: 1000,
  /** Characters of what somebody says of themselves. */
  statusText: 80,
  blocksPerAccount: 2000,
  /** Messages of one report, and a text of it in UTF-8. */
  reportMessages: 20,
  reportText: 4 * 1024,
  reportComment: 1000,
  handleMin: 3,
  handleMax: 32,
  displayName: 64,
  groupName: 100,
  groupDescription: 1000,
  /** A group's picture as it travels inside the group. */
  groupPicture: 24 * 1024,
  /** A person's picture as it travels inside the sealed profile. */
  profilePicture: 24 * 1024,
  /** Invite links of a group that are not revoked. */
  invitesPerGroup: 20,
  /** Sealed: name, description and picture of a group. */
  invitePreview: 48 * 1024,
  /** Sealed: the secret of an invite link. */
  inviteSecret: 256,
  /** Sealed: how somebody who wants to join is called. */
  inviteHello: 1024,
  /** Requests to join that wait, of one group. */
  joinsPerGroup: 500,
  nonceLifetime: 60_000,
  tokenLifetime: 10 * 60_000,
  /** Of a listener's token: how long a locked device hears that messages arrive. */
  listenLifetime: 24 * 60 * 60_000,
  /** Largest blob (a file's ciphertext), unless configured: 4 GiB and its framing. */
  blob: 4_300_000_000,
  /** What one account may have stored on the server, unless configured. */
  accountFiles: 20 * 1024 ** 3,
  attachmentsPerMessage: 10,
  fileName: 255,
  /** A caption in UTF-8. */
  caption: 4 * 1024,
  /** The start of a message that is quoted, in UTF-8. */
  excerpt: 300,
  mentionsPerMessage: 50,
  /** Of a linked page, in UTF-16 units; its picture in bytes. */
  previewTitle: 200,
  previewDescription: 300,
  previewPicture: 16 * 1024,
  /** A longer text leaves no room for a preview, bytes. */
  previewedText: 8 * 1024,
  /** Question and answers of a poll in UTF-16 units. */
  pollQuestion: 300,
  pollAnswer: 100,
  pollAnswers: 10,
  /** One emoji in UTF-16 units; the longest sequences of flags and families stay below it. */
  emoji: 40,
  /** Different emoji that one account may put under a message. */
  reactionsPerMember: 12,
  /** Earlier texts of an edited message that are kept. */
  editsKept: 20,
  pinsPerChat: 50,
  /** How long after its arrival at the server a message can be edited or deleted for everyone. */
  changeWindow: 48 * 60 * 60_000,
  /** Late changes that others still apply: the one who made them may have been offline. */
  changeGrace: 24 * 60 * 60_000,
  /** Longest time until a message disappears, seconds. */
  messageLifetime: 366 * 24 * 60 * 60,
  /** How long the server keeps ciphertext that a device has not confirmed, unless configured. */
  retention: 30 * 24 * 60 * 60_000,
  /** Lifetime of a device certificate. */
  certificateLifetime: 365 * 24 * 60 * 60_000,
  /** Tolerated difference between clocks of client and server. */
  clockSkew: 5 * 60_000,
} as const;
