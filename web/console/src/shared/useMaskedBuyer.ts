import { useQuery } from '@tanstack/react-query';

import { get } from '@shared/api';
import type { PersonShown } from '@shared/types';

/** The masked buyer of an order, for what must name who gets the money. */
export function useMaskedBuyer(shop: string | null | undefined, number: string | null | undefined) {
  const order = useQuery({
    queryKey: ['orders', shop, number],
    queryFn: ({ signal }) =>
      get<{ buyer: PersonShown }>(
        `/api/v1/orders/${encodeURIComponent(shop ?? '')}/${encodeURIComponent(number ?? '')}`,
        { signal },
      ),
    enabled: Boolean(shop && number),
    staleTime: 60_000,
    retry: false,
  });
  const buyer = order.data?.buyer;
  return buyer ? `${buyer.name} ${buyer.phone}`.trim() : null;
}
