import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

import { speak } from '@shared/api';
import type { Language } from '@shared/format';

import { catalogues } from './catalogues';
import { oneOf, storedSetting } from './settings';

const language = storedSetting<Language>(
  'language',
  navigator.language.startsWith('zh') ? 'zh' : 'en',
  oneOf('zh', 'en'),
);

export const useLanguageSetting = language.useSetting;

const inLanguage = (code: Language) =>
  Object.fromEntries(Object.entries(catalogues).map(([feature, words]) => [feature, words[code]]));

void i18next.use(initReactI18next).init({
  lng: language.read(),
  fallbackLng: 'zh',
  resources: { zh: { translation: inLanguage('zh') }, en: { translation: inLanguage('en') } },
  interpolation: { escapeValue: false },
});
announce(language.read());

function announce(code: Language) {
  document.documentElement.lang = code === 'zh' ? 'zh-CN' : 'en';
  speak(code === 'zh' ? 'zh-CN' : 'en');
}

export function switchLanguage(code: Language) {
  language.write(code);
  announce(code);
  void i18next.changeLanguage(code);
}

export function useLanguage(): Language {
  return useLanguageSetting()[0];
}
