import { beforeEach, expect, test, vi } from 'vitest';
import type { EngineApi } from '#contract/engine/api.ts';
import type { ChatView } from '#contract/engine/views.ts';
import { setChats } from '../../stores/chats.ts';
import { testChatId } from '../../testing/messages.ts';
import { attachEngine } from '../engine.ts';
import { clearDraft, draftOf, flushDraft, forgetDrafts, keepDraft } from './draft.ts';

const setDraft = vi.fn(async () => {});

beforeEach(() => {
  vi.useFakeTimers();
  setDraft.mockClear();
  forgetDrafts();
  setChats([]);
  attachEngine({ setDraft, subscribe: () => () => {} } as Partial<EngineApi> as EngineApi);
  return () => vi.useRealTimers();
});

test('writes once typing rests, and only the last text', () => {
  keepDraft(testChatId, 'H');
  keepDraft(testChatId, 'Hi');
  expect(setDraft).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(setDraft.mock.calls).toEqual([[testChatId, 'Hi']]);
});

test('what was typed outranks the chat as last told', () => {
  setChats([{ chatId: testChatId, draft: 'old' } as ChatView]);
  expect(draftOf(testChatId)).toBe('old');
  keepDraft(testChatId, 'new');
  expect(draftOf(testChatId)).toBe('new');
});

test('leaving the chat writes at once, and not again', () => {
  keepDraft(testChatId, 'Hi');
  flushDraft(testChatId);
  flushDraft(testChatId);
  vi.runAllTimers();
  expect(setDraft.mock.calls).toEqual([[testChatId, 'Hi']]);
});

test('a sent text leaves no draft behind', () => {
  keepDraft(testChatId, 'Hi');
  clearDraft(testChatId);
  vi.runAllTimers();
  expect(setDraft.mock.calls).toEqual([[testChatId, '']]);
  expect(draftOf(testChatId)).toBe('');
});
