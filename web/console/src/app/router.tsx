import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';

import { Frame } from './Frame';
import { Gate } from './Gate';
import { Guarded } from './Guarded';
import { NotFoundPage } from './NotFoundPage';

const pages: RouteObject[] = [
  { index: true, element: <Navigate to="/parcels" replace /> },
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
  { path: '*', element: <NotFoundPage /> },
];

export function createRouter() {
  return createBrowserRouter([
    { element: <Gate />, hydrateFallbackElement: <></>, children: [{ element: <Frame />, children: pages }] },
  ]);
}
