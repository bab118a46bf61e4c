import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import page from '@/shared/Page.module.css';
import { PageHead } from '@/shared/PageHead';

const TABS = ['log', 'templates'] as const;

/** What was sent, and the words that are sent: two sides of one page. */
export function MessagesHead({ tab, children }: { tab: (typeof TABS)[number]; children?: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <>
      <PageHead title={t('messages.title')}>{children}</PageHead>
      <Tabs
        className={page.tabs ?? ''}
        activeKey={tab}
        items={TABS.map((key) => ({ key, label: t(`messages.tab.${key}`) }))}
        onChange={(key) => void navigate(`/messages/${key}`)}
      />
    </>
  );
}
