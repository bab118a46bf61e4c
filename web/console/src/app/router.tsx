import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';

import { Frame } from './Frame';
import { Gate } from './Gate';
import { Guarded } from './Guarded';
import { NotFoundPage } from './NotFoundPage';

const pages: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({ Component: (await import('@/features/today/TodayPage')).TodayPage }),
  },
  { path: 'today', element: <Navigate to="/" replace /> },
  {
    path: 'start',
    element: <Guarded by="connections.edit" />,
    children: [
      { path: '', lazy: async () => ({ Component: (await import('@/features/today/StartPage')).StartPage }) },
    ],
  },
  {
    path: 'parcels',
    lazy: async () => ({ Component: (await import('@/features/parcels/ParcelListPage')).ParcelListPage }),
    children: [
      {
        path: ':parcelId',
        lazy: async () => ({ Component: (await import('@/features/parcels/ParcelDrawer')).ParcelDrawer }),
      },
    ],
  },
  {
    path: 'tickets',
    element: <Guarded by="tickets.see" />,
    children: [
      {
        path: '',
        lazy: async () => ({
          Component: (await import('@/features/tickets/TicketListPage')).TicketListPage,
        }),
      },
    ],
  },
  {
    path: 'cases',
    lazy: async () => ({ Component: (await import('@/features/cases/CaseListPage')).CaseListPage }),
    children: [
      {
        path: ':caseId',
        lazy: async () => ({ Component: (await import('@/features/cases/CaseDrawer')).CaseDrawer }),
      },
    ],
  },
  {
    path: 'approvals',
    element: <Guarded by="approvals.see" />,
    children: [
      {
        path: '',
        lazy: async () => ({
          Component: (await import('@/features/approvals/ApprovalListPage')).ApprovalListPage,
        }),
      },
    ],
  },
  {
    path: 'flows',
    element: <Guarded by="flows.see" />,
    children: [
      {
        path: '',
        lazy: async () => ({ Component: (await import('@/features/flows/FlowListPage')).FlowListPage }),
      },
      {
        path: ':flowId',
        lazy: async () => ({ Component: (await import('@/features/flows/FlowPage')).FlowPage }),
      },
    ],
  },
  {
    path: 'messages',
    children: [
      { index: true, element: <Navigate to="/messages/log" replace /> },
      {
        path: 'log',
        lazy: async () => ({
          Component: (await import('@/features/messages/MessageListPage')).MessageListPage,
        }),
        children: [
          {
            path: ':messageId',
            lazy: async () => ({
              Component: (await import('@/features/messages/MessageDrawer')).MessageDrawer,
            }),
          },
        ],
      },
      {
        path: 'templates',
        lazy: async () => ({
          Component: (await import('@/features/messages/TemplateListPage')).TemplateListPage,
        }),
      },
      {
        path: 'templates/:templateId',
        lazy: async () => ({ Component: (await import('@/features/messages/TemplatePage')).TemplatePage }),
      },
    ],
  },
  {
    path: 'orders',
    lazy: async () => ({ Component: (await import('@/features/orders/OrderListPage')).OrderListPage }),
    children: [
      {
        path: ':shop/:number',
        lazy: async () => ({ Component: (await import('@/features/orders/OrderDrawer')).OrderDrawer }),
      },
    ],
  },
  {
    path: 'orders/import',
    element: <Guarded by="orders.edit" />,
    children: [
      {
        path: '',
        lazy: async () => ({
          Component: (await import('@/features/orders/OrderImportPage')).OrderImportPage,
        }),
      },
    ],
  },
  {
    path: 'members',
    lazy: async () => ({ Component: (await import('@/features/members/MemberListPage')).MemberListPage }),
    children: [
      {
        path: ':memberId',
        lazy: async () => ({ Component: (await import('@/features/members/MemberDrawer')).MemberDrawer }),
      },
    ],
  },
  {
    path: 'coupons',
    lazy: async () => ({ Component: (await import('@/features/coupons/CouponListPage')).CouponListPage }),
    children: [
      {
        path: 'new',
        lazy: async () => ({ Component: (await import('@/features/coupons/NewBatchDrawer')).NewBatchDrawer }),
      },
      {
        path: ':batchId',
        lazy: async () => ({ Component: (await import('@/features/coupons/BatchDrawer')).BatchDrawer }),
      },
    ],
  },
  {
    path: 'connections',
    lazy: async () => ({
      Component: (await import('@/features/connections/ConnectionListPage')).ConnectionListPage,
    }),
    children: [
      {
        path: 'new/:connector?',
        lazy: async () => ({
          Component: (await import('@/features/connections/NewConnectionDrawer')).NewConnectionDrawer,
        }),
      },
      {
        path: ':connectionId',
        lazy: async () => ({
          Component: (await import('@/features/connections/ConnectionDrawer')).ConnectionDrawer,
        }),
      },
    ],
  },
  {
    path: 'audit',
    element: <Guarded by="audit.see" />,
    children: [
      { path: '', lazy: async () => ({ Component: (await import('@/features/audit/AuditPage')).AuditPage }) },
    ],
  },
  {
    path: 'team',
    element: <Guarded by="team.see" />,
    children: [
      { path: '', lazy: async () => ({ Component: (await import('@/features/team/TeamPage')).TeamPage }) },
    ],
  },
  {
    path: 'account',
    lazy: async () => ({ Component: (await import('@/features/account/AccountPage')).AccountPage }),
  },
  {
    path: 'exports',
    lazy: async () => ({ Component: (await import('@/features/exports/ExportListPage')).ExportListPage }),
  },
  {
    path: 'system',
    lazy: async () => ({ Component: (await import('@/features/system/SystemPage')).SystemPage }),
  },
  {
    path: 'system/quarantine',
    lazy: async () => ({ Component: (await import('@/features/system/QuarantinePage')).QuarantinePage }),
    children: [
      {
        path: ':itemId',
        lazy: async () => ({ Component: (await import('@/features/system/QuarantineDrawer')).QuarantineDrawer }),
      },
    ],
  },
  {
    path: 'developers',
    element: <Guarded by="developers.see" />,
    children: [
      {
        index: true,
        lazy: async () => ({
          Component: (await import('@/features/developers/DevelopersHead')).DevelopersIndex,
        }),
      },
      {
        path: 'keys',
        lazy: async () => ({ Component: (await import('@/features/developers/KeysPage')).KeysPage }),
      },
      {
        path: 'webhooks',
        lazy: async () => ({
          Component: (await import('@/features/developers/WebhooksPage')).WebhooksPage,
        }),
        children: [
          {
            path: 'new',
            lazy: async () => ({
              Component: (await import('@/features/developers/WebhookDrawer')).NewWebhookDrawer,
            }),
          },
          {
            path: ':webhookId',
            lazy: async () => ({
              Component: (await import('@/features/developers/WebhookDrawer')).WebhookDrawer,
            }),
          },
        ],
      },
      {
        path: 'reference',
        lazy: async () => ({
          Component: (await import('@/features/developers/ReferencePage')).ReferencePage,
        }),
      },
      {
        path: 'requests',
        lazy: async () => ({
          Component: (await import('@/features/developers/RequestsPage')).RequestsPage,
        }),
      },
    ],
  },
  { path: '*', element: <NotFoundPage /> },
];

export function createRouter() {
  return createBrowserRouter([
    {
      path: 'setup/:token',
      hydrateFallbackElement: <></>,
      lazy: async () => ({ Component: (await import('@/features/session/SetupPage')).SetupPage }),
    },
    {
      path: 'invite/:token',
      hydrateFallbackElement: <></>,
      lazy: async () => ({ Component: (await import('@/features/session/InvitePage')).InvitePage }),
    },
    { element: <Gate />, hydrateFallbackElement: <></>, children: [{ element: <Frame />, children: pages }] },
  ]);
}
