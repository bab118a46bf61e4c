import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { get, newKey, post } from '@shared/api';
import type { Approval, Page } from '@shared/types';

export const approvalListQuery = (state: Approval['state']) =>
  queryOptions({
    queryKey: ['approvals', 'list', state],
    queryFn: ({ signal }) =>
      get<Page<Approval>>(`/api/v1/approvals?state=${state}&limit=200`, { signal }),
  });

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
