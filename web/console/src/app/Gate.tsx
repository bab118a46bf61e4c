import { Modal, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';

import { onSessionLost } from '@shared/api';

import { LoginForm } from '@/features/session/LoginForm';
import { LoginPage } from '@/features/session/LoginPage';
import { LoadFailed } from '@/shared/LoadFailed';

import { ClockProvider } from './clock';
import { LiveProvider } from './live';
import { lastUser, SessionProvider, useSessionQuery } from './session';

/** Nobody gets past without a session; one that ends is renewed over the page it ended on. */
export function Gate() {
  const { t } = useTranslation();
  const session = useSessionQuery();
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    const stop = onSessionLost(() => setLost(true));
    return () => {
      stop();
    };
  }, []);

  if (session.isPending) return <Spin delay={300} className="centre" />;
  if (session.isError) return <LoadFailed error={session.error} retry={() => void session.refetch()} />;
  if (!session.data) return <LoginPage onLogIn={() => setLost(false)} />;
  return (
    <SessionProvider session={session.data}>
      <LiveProvider session={session.data.csrf}>
        <ClockProvider>
          <Outlet />
          <Modal open={isLost} title={t('session.expired')} footer={null} closable={false} width={380}>
            <p>{t('session.expiredHint')}</p>
            <LoginForm user={lastUser.read()} onLogIn={() => setLost(false)} />
          </Modal>
        </ClockProvider>
      </LiveProvider>
    </SessionProvider>
  );
}
