import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import { useState } from 'react';
import { RouterProvider } from 'react-router';

import { ApiError } from '@shared/api';

import { useMode } from './appearance';
import { useDensity } from './density';
import { useLanguage } from './i18n';
import { createRouter } from './router';
import { themeOf } from './theme';

function createClient() {
  return new QueryClient({
    mutationCache: new MutationCache(),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        refetchOnWindowFocus: false,
        // What the server refused it will refuse again; only silence is worth another try.
        retry: (count, failure) =>
          count < 2 && (!(failure instanceof ApiError) || failure.isOffline || failure.status >= 500),
      },
      mutations: { retry: false },
    },
  });
}

export function Root() {
  const mode = useMode();
  const language = useLanguage();
  const [density] = useDensity();
  const [client] = useState(createClient);
  const [router] = useState(createRouter);
  return (
    <ConfigProvider
      theme={themeOf(mode, density === 'dense')}
      locale={language === 'zh' ? zh : en}
      button={{ autoInsertSpace: false }}
    >
      <App className="app" message={{ maxCount: 3, top: 60 }}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
