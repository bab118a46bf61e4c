import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';

import { get, newKey, post } from '@shared/api';
import type { Approval, CaseView, Page, PersonShown } from '@shared/types';

export const approvalListQuery = (state: Approval['state']) =>
  queryOptions({
    queryKey: ['approvals', 'list', state],
    queryFn: ({ signal }) =>
      get<Page<Approval>>(`/api/v1/approvals?state=${state}&limit=200`, { signal }),
  });

export const approvedCaseQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'one', id],
    queryFn: ({ signal }) => get<CaseView>(`/api/v1/cases/${id}`, { signal }),
  });

/** Who would get the money, masked; a sum is never asked for without a name beside it. */
export async function receiverOf(client: QueryClient, approval: Approval): Promise<string | null> {
  if (!approval.caseId) return null;
  try {
    const { claim } = await client.fetchQuery(approvedCaseQuery(approval.caseId));
    if (!claim.shop || !claim.orderNumber) return null;
    const path = [claim.shop, claim.orderNumber].map(encodeURIComponent).join('/');
    const { buyer } = await get<{ buyer: PersonShown }>(`/api/v1/orders/${path}`);
    return `${buyer.name} ${buyer.phone}`.trim();
  } catch {
    return null;
  }
}

export interface Decision {
  approvals: Approval[];
  verb: 'approve' | 'refuse';
  reason?: string;
}

export interface Refusal {
  approval: Approval;
  error: Error;
}

/** Decides one after the other; what could not be decided comes back with its reason. */
export function useDecide() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ approvals, verb, reason }: Decision) => {
      const failed: Refusal[] = [];
      for (const approval of approvals) {
        try {
          await post(`/api/v1/approvals/${approval.id}/${verb}`, reason ? { reason } : {}, {
            idempotencyKey: newKey(),
          });
        } catch (failure) {
          failed.push({ approval, error: failure as Error });
        }
      }
      return failed;
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['approvals'] }),
        client.invalidateQueries({ queryKey: ['cases'] }),
        client.invalidateQueries({ queryKey: ['parcels', 'one'] }),
      ]),
  });
}
