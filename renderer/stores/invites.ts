import { create } from 'zustand';
import type { JoinRequestView, JoinView } from '#contract/engine/invites.ts';
import type { ChatId } from '#contract/wire/primitives.ts';

interface InvitesState {
  /** Who waits for this account's decision, by group. */
  requests: Readonly<Record<ChatId, readonly JoinRequestView[]>>;
  /** Own requests that lead nowhere yet. */
  joins: readonly JoinView[];
  /** An invite link that waits for an account or its chats. */
  invited: string | null;
}

const initial: InvitesState = { requests: {}, joins: [], invited: null };

export const useInvites = create<InvitesState>()(() => initial);

export function setJoinRequests(chatId: ChatId, requests: readonly JoinRequestView[]): void {
  useInvites.setState((state) => ({ requests: { ...state.requests, [chatId]: requests } }));
}

export function setJoins(joins: readonly JoinView[]): void {
  useInvites.setState({ joins });
}

export function setInvited(invited: string | null): void {
  useInvites.setState({ invited });
}

export function clearInvites(): void {
  useInvites.setState({ requests: {}, joins: [] });
}
