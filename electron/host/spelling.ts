import { app, session } from 'electron';
import { hostSettings } from './settings.ts';

/** Marks misspelled words in the person's languages and the interface's, where it is wanted. */
export function applySpelling(): void {
  const { spelling, language } = hostSettings();
  const own = session.defaultSession;
  // macOS detects languages by itself.
  if (spelling && process.platform !== 'darwin')
    own.setSpellCheckerLanguages(
      chooseLanguages(
        [...app.getPreferredSystemLanguages(), language],
        own.availableSpellCheckerLanguages,
      ),
    );
  own.setSpellCheckerEnabled(spelling);
}

/** Dictionaries for the wanted languages: the exact one, else one of the same language. */
export function chooseLanguages(wanted: readonly string[], available: readonly string[]): string[] {
  const found = wanted.flatMap((tag) => {
    const main = tag.split('-')[0]!;
    return (
      available.find((code) => code.toLowerCase() === tag.toLowerCase()) ??
      available.find((code) => code === main || code.startsWith(`${main}-`)) ??
      []
    );
  });
  return [...new Set(found)];
}
