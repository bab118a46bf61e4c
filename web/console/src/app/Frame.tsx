import { MenuFoldOutlined, MenuOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Button, Drawer, Grid, Layout, Spin, Tooltip } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useNavigation } from 'react-router';

import { Goose } from '@/shared/Goose';
import { isTyping, useKey } from '@/shared/keys';

import { ErrorBoundary } from './ErrorBoundary';
import styles from './Frame.module.css';
import { KeyList } from './KeyList';
import { LanguageButton, PersonMenu } from './PersonMenu';
import { Navigation } from './Navigation';
import { OfflineBar } from './OfflineBar';
import { SearchBox } from './SearchBox';
import { useSession } from './session';
import { isBoolean, storedSetting } from './settings';
import { WorldClock } from './WorldClock';

const useCollapsed = storedSetting('nav.collapsed', false, isBoolean).useSetting;

export function Frame() {
  const { t } = useTranslation();
  const { merchant } = useSession();
  const wide = Grid.useBreakpoint().md ?? true;
  const [collapsed, setCollapsed] = useCollapsed();
  const [isNavOpen, setNavOpen] = useState(false);
  const [areKeysOpen, setKeysOpen] = useState(false);
  const { pathname } = useLocation();
  const isLeaving = useNavigation().state === 'loading';

  useEffect(() => setNavOpen(false), [pathname]);
  useKey((event) => {
    if (event.key === '?' && !isTyping(event)) setKeysOpen(true);
  });

  const brand = (
    <Link to="/" className={styles.brand}>
      <Goose size={26} />
      {collapsed && wide ? (
        <span className="unseen">{t('frame.brand')}</span>
      ) : (
        <span className={styles.names}>
          <strong>{t('frame.brand')}</strong>
          <small title={merchant.name}>{merchant.name}</small>
        </span>
      )}
    </Link>
  );

  return (
    <Layout className={styles.frame}>
      {wide ? (
        <Layout.Sider width={200} collapsedWidth={56} collapsed={collapsed} className={styles.sider}>
          {brand}
          <Navigation collapsed={collapsed} />
          <Tooltip title={collapsed ? t('frame.nav.expand') : ''} placement="right">
            <Button
              type="text"
              className={styles.fold}
              aria-label={t(collapsed ? 'frame.nav.expand' : 'frame.nav.collapse')}
              icon={collapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
              onClick={() => setCollapsed(!collapsed)}
            />
          </Tooltip>
        </Layout.Sider>
      ) : (
        <Drawer
          open={isNavOpen}
          placement="left"
          size={240}
          closable={false}
          onClose={() => setNavOpen(false)}
          styles={{ body: { padding: 0, background: 'var(--ground)' } }}
        >
          {brand}
          <Navigation collapsed={false} />
        </Drawer>
      )}
      <Layout className={styles.main}>
        <header className={styles.header}>
          {!wide && (
            <Button
              type="text"
              aria-label={t('frame.nav.open')}
              icon={<MenuOutlined />}
              onClick={() => setNavOpen(true)}
            />
          )}
          <SearchBox />
          <span className={styles.gap} />
          <WorldClock />
          <LanguageButton />
          <PersonMenu onKeys={() => setKeysOpen(true)} />
        </header>
        {isLeaving && <div className={styles.progress} role="progressbar" aria-label={t('common.loading')} />}
        <OfflineBar />
        <main className={styles.content}>
          <ErrorBoundary resetOn={pathname}>
            <Suspense fallback={<Spin className={styles.wait} />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
      </Layout>
      <KeyList open={areKeysOpen} onClose={() => setKeysOpen(false)} />
    </Layout>
  );
}
