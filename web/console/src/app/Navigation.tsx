import {
  AlertOutlined,
  ApiOutlined,
  AuditOutlined,
  BranchesOutlined,
  CodeOutlined,
  CrownOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  FileProtectOutlined,
  GiftOutlined,
  InboxOutlined,
  MessageOutlined,
  ShoppingOutlined,
  SunOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { Menu, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import styles from './Navigation.module.css';
import { may, useSession, type Permission } from './session';
import { useWaitingCounts, type WaitingCounts } from './waitingCounts';

interface Entry {
  page:
    | 'today'
    | 'parcels'
    | 'tickets'
    | 'orders'
    | 'cases'
    | 'approvals'
    | 'flows'
    | 'messages'
    | 'members'
    | 'coupons'
    | 'connections'
    | 'team'
    | 'developers'
    | 'audit'
    | 'system';
  icon: ReactNode;
  /** Everybody sees a page that names none. */
  permission?: Permission;
  count?: keyof WaitingCounts;
}

const GROUPS: { name: 'work' | 'growth' | 'setup'; entries: Entry[] }[] = [
  {
    name: 'work',
    entries: [
      { page: 'today', icon: <SunOutlined /> },
      { page: 'parcels', icon: <InboxOutlined />, permission: 'parcels.see' },
      { page: 'tickets', icon: <AlertOutlined />, permission: 'tickets.see', count: 'tickets' },
      { page: 'orders', icon: <ShoppingOutlined /> },
      { page: 'cases', icon: <CustomerServiceOutlined />, permission: 'cases.see' },
      { page: 'approvals', icon: <AuditOutlined />, permission: 'approvals.see', count: 'approvals' },
    ],
  },
  {
    name: 'growth',
    entries: [
      { page: 'flows', icon: <BranchesOutlined />, permission: 'flows.see' },
      { page: 'messages', icon: <MessageOutlined /> },
      { page: 'members', icon: <CrownOutlined /> },
      { page: 'coupons', icon: <GiftOutlined /> },
    ],
  },
  {
    name: 'setup',
    entries: [
      { page: 'connections', icon: <ApiOutlined />, permission: 'connections.see' },
      { page: 'team', icon: <TeamOutlined />, permission: 'team.see' },
      { page: 'developers', icon: <CodeOutlined />, permission: 'developers.see' },
      { page: 'audit', icon: <FileProtectOutlined />, permission: 'audit.see' },
      { page: 'system', icon: <DashboardOutlined /> },
    ],
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
      .filter(({ permission }) => permission === undefined || may(session, permission))
      .map(({ page, icon, count }) => ({
        key: page,
        icon,
        title: t(`frame.nav.${page}`),
        label: (
          <Link to={page === 'today' ? '/' : `/${page}`} className={styles.entry}>
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
        selectedKeys={[pathname.split('/')[1] || 'today']}
        items={items}
        style={{ borderInlineEnd: 0 }}
      />
    </nav>
  );
}

function Count({ value }: { value: number }) {
  return value > 0 ? <span className={styles.count}>{value > 99 ? '99+' : value}</span> : null;
}
