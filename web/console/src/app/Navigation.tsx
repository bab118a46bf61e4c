import {
  AlertOutlined,
  ApiOutlined,
  AuditOutlined,
  BranchesOutlined,
  CustomerServiceOutlined,
  InboxOutlined,
} from '@ant-design/icons';
import { Menu, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import styles from './Navigation.module.css';
import { may, useSession, type Permission } from './session';
import { useWaitingCounts, type WaitingCounts } from './waitingCounts';

interface Entry {
  page: 'parcels' | 'tickets' | 'cases' | 'approvals' | 'flows' | 'connections';
  icon: ReactNode;
  permission: Permission;
  count?: keyof WaitingCounts;
}

const GROUPS: { name: 'work' | 'growth' | 'setup'; entries: Entry[] }[] = [
  {
    name: 'work',
    entries: [
      { page: 'parcels', icon: <InboxOutlined />, permission: 'parcels.see' },
      { page: 'tickets', icon: <AlertOutlined />, permission: 'tickets.see', count: 'tickets' },
      { page: 'cases', icon: <CustomerServiceOutlined />, permission: 'cases.see' },
      { page: 'approvals', icon: <AuditOutlined />, permission: 'approvals.see', count: 'approvals' },
    ],
  },
  {
    name: 'growth',
    entries: [{ page: 'flows', icon: <BranchesOutlined />, permission: 'flows.see' }],
  },
  {
    name: 'setup',
    entries: [{ page: 'connections', icon: <ApiOutlined />, permission: 'connections.see' }],
  },
];

export function Navigation({ collapsed }: { collapsed: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  const counts = useWaitingCounts();
  const { pathname } = useLocation();

  const items: MenuProps['items'] = GROUPS.map(({ name, entries }) => ({
    type: 'group' as const,
    key: name,
    label: collapsed ? <span className={styles.rule} /> : t(`frame.nav.${name}`),
    children: entries
      .filter((entry) => may(session, entry.permission))
      .map(({ page, icon, count }) => ({
        key: page,
        icon,
        title: t(`frame.nav.${page}`),
        label: (
          <Link to={`/${page}`} className={styles.entry}>
            {t(`frame.nav.${page}`)}
            <Count value={count ? counts[count] : 0} />
          </Link>
        ),
      })),
  })).filter((group) => group.children.length > 0);

  return (
    <nav className={styles.nav}>
      <Menu
        mode="inline"
        inlineCollapsed={collapsed}
        selectedKeys={[pathname.split('/')[1] ?? '']}
        items={items}
        style={{ borderInlineEnd: 0 }}
      />
    </nav>
  );
}

function Count({ value }: { value: number }) {
  return value > 0 ? <span className={styles.count}>{value > 99 ? '99+' : value}</span> : null;
}
