import type { ChatId } from '#contract/wire/primitives.ts';
import { i18n } from '../../i18n/index.ts';
import { finishRecording, sendVoice } from '../../services/files/index.ts';
import { showToast } from '../../stores/toasts.ts';

/** Ends the recording and sends it. */
export async function sendRecording(chatId: ChatId): Promise<void> {
  const recording = await finishRecording();
  if (!recording) return;
  const sent = await sendVoice(chatId, recording);
  if (!sent.ok) showToast(i18n.t(`errors:${sent.code}`), 'danger');
}
