import { createInstance } from 'i18next';
import type { i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Texts, resources } from './resources.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Texts;
  }
}

export const LANGUAGES = ['en', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Names of the languages, each in itself. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', ru: 'Русский' };

/** The language of ours that a BCP 47 tag asks for; English for all others. */
export function languageFor(locale: string): Language {
  return /^(ru|be|uk|kk)\b/i.test(locale) ? 'ru' : 'en';
}

export const i18n: I18n = createInstance();

/** Loads the texts; synchronous, since they are part of the bundle. */
export function startI18n(language: Language): void {
  void i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'common',
    resources,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

export function changeLanguage(language: Language): void {
  document.documentElement.lang = language;
  void i18n.changeLanguage(language);
}
