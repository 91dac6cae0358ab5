export const CHAT_LIST_ID = 'chat-list';

/** Puts the keyboard into the chat list, if it shows any chat. */
export function focusChatList(): void {
  document.getElementById(CHAT_LIST_ID)?.focus();
}
