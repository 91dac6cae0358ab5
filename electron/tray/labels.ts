/** Words of the tray menu in the system's language; the interface has its own texts. */
const LABELS = {
  en: { open: 'Open Vestnik', quit: 'Quit' },
  ru: { open: 'Открыть Vestnik', quit: 'Выйти' },
} as const;

export const trayLabels = (locale: string): (typeof LABELS)['en' | 'ru'] =>
  LABELS[locale.toLowerCase().startsWith('ru') ? 'ru' : 'en'];
