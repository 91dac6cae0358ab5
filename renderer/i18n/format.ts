/** `14:32` in the reader's habit. */
export function formatTime(time: number, language: string): string {
  return formatter(language, { hour: '2-digit', minute: '2-digit' }).format(time);
}

/** `23 November 2026` / `23 ноября 2026 г.` */
export function formatDate(time: number, language: string): string {
  return formatter(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(time);
}

/** `23 November 2026, 14:32`; today only the time. */
export function formatMoment(time: number, language: string, now: number): string {
  const sameDay = new Date(time).toDateString() === new Date(now).toDateString();
  if (sameDay) return formatTime(time, language);
  return `${formatDate(time, language)}, ${formatTime(time, language)}`;
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** `12.4 MB` / `12,4 МБ`, with a non-breaking space; 1 MB is 1,000,000 bytes. */
export function formatBytes(bytes: number, language: string): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  const value = bytes / 1000 ** power;
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit: UNITS[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  })
    .format(value)
    .replace(/\s/g, '\u00a0');
}

export function formatNumber(value: number, language: string): string {
  return new Intl.NumberFormat(localeOf(language)).format(value);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

export function formatter(
  language: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(localeOf(language), options);
    formatters.set(key, found);
  }
  return found;
}

/** English with day before month and a 24-hour clock, as the product writes it. */
export function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}
