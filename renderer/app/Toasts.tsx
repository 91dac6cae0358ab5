import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { closeToast, useToasts } from '../stores/toasts.ts';
import type { ToastItem } from '../stores/toasts.ts';
import { Toast, ToastRegion } from '../ui/Toast.tsx';

const SHOWN_FOR = 6000;

export function Toasts() {
  const { t } = useTranslation();
  const toasts = useToasts((state) => state.toasts);
  return (
    <ToastRegion label={t('notifications')}>
      {toasts.map((toast) => (
        <TimedToast key={toast.id} toast={toast} />
      ))}
    </ToastRegion>
  );
}

function TimedToast({ toast }: { toast: ToastItem }) {
  const { t } = useTranslation();
  useEffect(() => {
    const timer = setTimeout(() => closeToast(toast.id), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [toast.id]);
  return (
    <Toast
      tone={toast.tone}
      action={toast.action}
      closeLabel={t('close')}
      onClose={() => closeToast(toast.id)}
    >
      {toast.text}
    </Toast>
  );
}
