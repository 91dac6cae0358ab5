import { beforeEach, expect, test, vi } from 'vitest';
import type { EngineApi } from '#contract/engine/api.ts';
import { useTyping } from '../../stores/typing.ts';
import { testChatId, testMessage } from '../../testing/messages.ts';
import { attachEngine } from '../engine.ts';
import { forgetTyping, pulseTyping, receiveTyping, stopTyping } from './typing.ts';

const setTyping = vi.fn(async (_chat: string, _typing: boolean) => {});
const told = () => setTyping.mock.calls.map(([, typing]) => typing);
const { senderId } = testMessage(1);

beforeEach(() => {
  vi.useFakeTimers();
  forgetTyping();
  setTyping.mockClear();
  attachEngine({ setTyping, subscribe: () => () => {} } as Partial<EngineApi> as EngineApi);
  return () => vi.useRealTimers();
});

test('many key presses make one pulse, repeated while writing goes on', () => {
  for (let press = 0; press < 10; press++) {
    pulseTyping(testChatId);
    vi.advanceTimersByTime(400);
  }
  expect(told()).toEqual([true, true]);
});

test('resting ends it by itself, sending at once', () => {
  pulseTyping(testChatId);
  vi.runAllTimers();
  expect(told()).toEqual([true, false]);
  pulseTyping(testChatId);
  stopTyping(testChatId);
  stopTyping(testChatId);
  expect(told()).toEqual([true, false, true, false]);
});

test('a lost end of somebody else does not stay on screen', () => {
  receiveTyping(testChatId, senderId, 'voice');
  expect(useTyping.getState().byChat[testChatId]).toEqual([
    { userId: senderId, activity: 'voice' },
  ]);
  vi.runAllTimers();
  expect(useTyping.getState().byChat).toEqual({});
});
