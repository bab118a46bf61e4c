import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import page from '@/shared/Page.module.css';
import { PageHead } from '@/shared/PageHead';

const TABS = ['keys', 'webhooks', 'reference', 'requests'] as const;

export function DevelopersHead({ tab, children }: { tab: (typeof TABS)[number]; children?: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <>
      <PageHead title={t('developers.title')} hint={t('developers.hint')}>
        {children}
      </PageHead>
      <Tabs
        className={page.tabs ?? ''}
        activeKey={tab}
        items={TABS.map((key) => ({ key, label: t(`developers.tab.${key}`) }))}
        onChange={(key) => void navigate(`/developers/${key}`)}
      />
    </>
  );
}
