import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate } from 'react-router';

import { useMay } from '@/app/session';
import page from '@/shared/Page.module.css';
import { PageHead } from '@/shared/PageHead';

const TABS = ['keys', 'webhooks', 'reference', 'requests'] as const;
type Tab = (typeof TABS)[number];

const OF_DEVELOPERS: Tab[] = ['keys', 'requests'];

/** The first page that this person sees. */
export function DevelopersIndex() {
  return <Navigate to={useMay('keys.see') ? '/developers/keys' : '/developers/webhooks'} replace />;
}

export function DevelopersHead({ tab, children }: { tab: Tab; children?: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const seesKeys = useMay('keys.see');
  return (
    <>
      <PageHead title={t('developers.title')} hint={t('developers.hint')}>
        {children}
      </PageHead>
      <Tabs
        className={page.tabs ?? ''}
        activeKey={tab}
        items={TABS.filter((key) => seesKeys || !OF_DEVELOPERS.includes(key)).map((key) => ({ key, label: t(`developers.tab.${key}`) }))}
        onChange={(key) => void navigate(`/developers/${key}`)}
      />
    </>
  );
}
