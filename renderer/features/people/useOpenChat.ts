import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '#contract/engine/views.ts';
import { openChatWith } from '../../services/people.ts';
import { showToast } from '../../stores/toasts.ts';

/** Opens a conversation once, however often the button is pressed; a failure is told. */
export function useOpenChat(onOpened?: () => void) {
  const { t } = useTranslation('errors');
  const [busy, setBusy] = useState(false);
  const open = async (person: PersonView) => {
    if (busy) return;
    setBusy(true);
    const result = await openChatWith(person.userId);
    setBusy(false);
    if (result.ok) onOpened?.();
    else showToast(t(result.code), 'danger');
  };
  return { busy, open };
}
