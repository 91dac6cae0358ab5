import type { IncomingMessageCallback, Proposal, ProposalWithSender } from 'ts-mls';
import { isOfAllowedLifetime } from './key-package.ts';

/** What a received commit proposes, as the library reported it while processing. */
export interface SeenCommit {
  committer: number;
  removed: number[];
}

/**
 * The callback that lets the library apply only commits we know to be handled soundly: adds alone or
 * removes alone, by another member. Everything else (updates, PSKs, ReInit, GroupContextExtensions,
 * external commits) is refused; the library's handling of adds beside removes isn't trusted.
 */
export function commitPolicy(ownLeaf: number): {
  callback: IncomingMessageCallback;
  seen(): SeenCommit | null;
} {
  let seen: SeenCommit | null = null;
  return {
    callback(incoming) {
      if (incoming.kind !== 'commit') return 'reject';
      const { senderLeafIndex: committer, proposals } = incoming;
      if (committer === undefined || committer === ownLeaf) return 'reject';
      if (!isAllowedChange(proposals)) return 'reject';
      seen = { committer, removed: removedLeaves(proposals) };
      return 'accept';
    },
    seen: () => seen,
  };
}

function isAllowedChange(proposals: ProposalWithSender[]): boolean {
  return (
    proposals.every(({ proposal }) => isAllowedAdd(proposal)) ||
    proposals.every(({ proposal }) => proposal.proposalType === 'remove')
  );
}

function isAllowedAdd(proposal: Proposal): boolean {
  return (
    proposal.proposalType === 'add' &&
    'add' in proposal &&
    isOfAllowedLifetime(proposal.add.keyPackage.leafNode)
  );
}

function removedLeaves(proposals: ProposalWithSender[]): number[] {
  return proposals.flatMap(({ proposal }) =>
    proposal.proposalType === 'remove' && 'remove' in proposal ? [proposal.remove.removed] : [],
  );
}
