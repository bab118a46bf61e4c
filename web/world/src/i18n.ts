import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

import { en, zh } from './words';

const kept = localStorage.getItem('hongyan.language');

await i18next.use(initReactI18next).init({
  lng: kept ?? 'zh',
  fallbackLng: 'zh',
  resources: { zh: { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
});

/** Switches the language and remembers it. */
export function speak(language: 'zh' | 'en') {
  localStorage.setItem('hongyan.language', language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  void i18next.changeLanguage(language);
}

export default i18next;
