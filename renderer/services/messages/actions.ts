import type { Result } from '#contract/engine/errors.ts';
import type { ForwardRequest, MessageInfoView } from '#contract/engine/messages.ts';
import type { MessageView } from '#contract/engine/views.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import { useAccount } from '../../stores/account.ts';
import { selectChat } from '../../stores/navigation.ts';
import { messageWindow } from '../../stores/messages.ts';
import { engine } from '../engine.ts';
import { mentionsFor } from './mentions.ts';
import { openAround } from './history.ts';

type Ref = Pick<MessageView, 'chatId' | 'id'>;

/** Puts an emoji under a message, or takes the own one back. */
export function toggleReaction(
  { chatId, id, reactions }: Ref & Pick<MessageView, 'reactions'>,
  emoji: string,
): Promise<Result> {
  const self = useAccount.getState().account?.userId;
  const there = reactions.find((reaction) => reaction.emoji === emoji);
  const isOn = self !== undefined && (there?.userIds.includes(self) ?? false);
  return engine().react(chatId, id, emoji, !isOn);
}

export const editMessage = ({ chatId, id }: Ref, text: string): Promise<Result> =>
  engine().editMessage(chatId, id, text, mentionsFor(chatId, text).mentions);

export const deleteForMe = (chatId: ChatId, ids: ClientMessageId[]): Promise<Result> =>
  engine().deleteForMe(chatId, ids);

export const deleteForEveryone = (chatId: ChatId, ids: ClientMessageId[]): Promise<Result> =>
  engine().deleteForEveryone(chatId, ids);

export const pinMessage = ({ chatId, id }: Ref, on: boolean): Promise<Result> =>
  engine().pinMessage(chatId, id, on);

export const starMessage = ({ chatId, id }: Ref, on: boolean): Promise<Result> =>
  engine().starMessage(chatId, id, on);

export const starredMessages = (): Promise<MessageView[]> => engine().starred();

/** Goes to a message in its chat, wherever the person is. */
export async function openMessage({ chatId, id, order }: MessageView): Promise<void> {
  const jump = openAround(chatId, id, order);
  selectChat(chatId);
  await jump;
}

export const messageInfo = ({ chatId, id }: Ref): Promise<MessageInfoView | null> =>
  engine().messageInfo(chatId, id);

export const messagesById = (chatId: ChatId, ids: ClientMessageId[]): Promise<MessageView[]> =>
  engine().messages(chatId, ids);

export const forwardMessages = (request: ForwardRequest): Promise<Result> =>
  engine().forward(request);

export const setTimer = (chatId: ChatId, expiresIn: number | null): Promise<Result> =>
  engine().setTimer(chatId, expiresIn);

/** Goes to a message wherever it stands; false when it is not on this device. */
export async function jumpTo(chatId: ChatId, id: ClientMessageId): Promise<boolean> {
  const known = messageWindow(chatId)?.messages.find((message) => message.id === id);
  const [message] = known ? [known] : await messagesById(chatId, [id]);
  if (!message) return false;
  await openAround(chatId, id, message.order);
  return true;
}

/** Whether this account may still change a message for everybody. */
export function isChangeable(message: MessageView, now: number): boolean {
  if (!message.own || message.sendState === 'failed') return false;
  return message.seq === null || now <= message.sentAt + LIMITS.changeWindow;
}

export function isEditable(message: MessageView, now: number): boolean {
  return message.kind === 'text' && message.poll === null && isChangeable(message, now);
}
