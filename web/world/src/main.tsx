import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { useTranslation } from 'react-i18next';

import './i18n';
import './page.css';
import { Page } from './Page';
import { themeOf } from './theme';

const client = new QueryClient({
  defaultOptions: { queries: { retry: 2, refetchOnWindowFocus: true } },
});

function Root() {
  const { i18n } = useTranslation();
  const kept = localStorage.getItem('hongyan.dark');
  const [isDark, setDark] = useState(
    kept === null ? matchMedia('(prefers-color-scheme: dark)').matches : kept === 'yes',
  );
  const turn = (next: boolean) => {
    localStorage.setItem('hongyan.dark', next ? 'yes' : 'no');
    setDark(next);
  };
  document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
  return (
    <ConfigProvider
      theme={themeOf(isDark)}
      button={{ autoInsertSpace: false }}
      locale={i18n.language === 'zh' ? zhCN : enUS}
    >
      <App>
        <Page isDark={isDark} onDark={turn} />
      </App>
    </ConfigProvider>
  );
}

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Root />
      </QueryClientProvider>
    </StrictMode>,
  );
}
