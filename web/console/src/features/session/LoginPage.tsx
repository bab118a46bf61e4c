import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

import { switchLanguage, useLanguage } from '@/app/i18n';
import { Goose } from '@/shared/Goose';

import { LoginForm } from './LoginForm';
import styles from './LoginPage.module.css';

export function LoginPage({ onLogIn }: { onLogIn: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <Goose size={40} />
        <h1 className={styles.title}>{t('session.title')}</h1>
        <p className={styles.motto}>{t('session.motto')}</p>
        <LoginForm onLogIn={onLogIn} />
      </div>
      <Button
        type="text"
        size="small"
        className={styles.language}
        onClick={() => switchLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {language === 'zh' ? 'English' : '中文'}
      </Button>
    </main>
  );
}
