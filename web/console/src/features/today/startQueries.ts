import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { get, post, put } from '@shared/api';
import type { OrderView } from '@shared/growthTypes';
import type { Connection } from '@shared/setupTypes';
import type { Backtest, FlowRow, Page } from '@shared/types';

import type { Standing } from './startSteps';

/** Ready flows that every merchant begins with. */
export const FIRST_FLOWS = ['shipped-notice', 'stall-alert', 'care-after-signing'] as const;

/** How far the first hour is, read from what is really there. */
export const standingQuery = queryOptions({
  queryKey: ['start'],
  queryFn: async ({ signal }): Promise<Standing> => {
    const [orders, connections, flows] = await Promise.all([
      get<Page<OrderView>>('/api/v1/orders?limit=50', { signal }),
      get<Page<Connection>>('/api/v1/connections', { signal }),
      get<Page<FlowRow>>('/api/v1/flows', { signal }),
    ]);
    const isOn = ({ state }: Connection) => state === 'on';
    return {
      orders: orders.items.length,
      parcels: orders.items.reduce((sum, order) => sum + order.parcels.length, 0),
      carriers: connections.items.filter((one) => one.role === 'carrier' && isOn(one)).length,
      channels: connections.items.filter((one) => one.role === 'channel' && isOn(one)).length,
      flows: flows.items.filter(({ id }) => (FIRST_FLOWS as readonly string[]).includes(id)),
    };
  },
  staleTime: 10_000,
});

const POLL = 800;
const LONGEST = 60_000;

export interface Rehearsal {
  messages: number;
  tickets: number;
  parcels: number;
  cost: { amount: number; currency: string };
}

/** What these flows would have done yesterday; nothing is sent. */
async function rehearse(flows: string[]): Promise<Rehearsal> {
  const total: Rehearsal = { messages: 0, tickets: 0, parcels: 0, cost: { amount: 0, currency: 'CNY' } };
  for (const flow of flows) {
    const { result } = await finished(await post<Backtest>(`/api/v1/flows/${flow}/backtest`, { days: 1 }));
    if (!result) continue;
    total.messages += result.actions.message ?? 0;
    total.tickets += result.actions.ticket ?? 0;
    total.parcels = Math.max(total.parcels, result.parcels);
    total.cost.amount += result.messageCost.amount;
  }
  return total;
}

async function finished(job: Backtest): Promise<Backtest> {
  const until = Date.now() + LONGEST;
  let last = job;
  while (last.state === 'waiting' || last.state === 'running') {
    if (Date.now() > until) throw new Error(last.reason ?? 'time');
    await new Promise((go) => setTimeout(go, POLL));
    last = await get<Backtest>(`/api/v1/flows/${job.flow}/backtests/${job.id}`);
  }
  if (last.state === 'failed') throw new Error(last.reason ?? 'failed');
  return last;
}

export const useRehearsal = () => useMutation({ mutationFn: rehearse });

export function useSwitchOn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (flows: string[]) =>
      Promise.all(flows.map((id) => put<FlowRow>(`/api/v1/flows/${id}/enabled`, { enabled: true }))),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['start'] }),
        client.invalidateQueries({ queryKey: ['flows'] }),
      ]),
  });
}
