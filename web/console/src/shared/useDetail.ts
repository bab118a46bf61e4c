import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';

import { neighbour, useRowKeys } from './useRowKeys';

/** What a drawer over a list needs of the list below it. */
export interface DetailContext {
  onClose: () => void;
  onStep: (step: 1 | -1) => void;
}

/**
 * A list whose rows open in a drawer with an address of its own, below `base`; the list's filters
 * stay in that address. `opened` is what it says now.
 */
export function useDetail(base: string, ids: string[], opened: string | null) {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [pointed, setPointed] = useState<string | null>(null);
  const current = opened ?? pointed;
  const tail = search.size > 0 ? `?${search.toString()}` : '';

  const open = (id: string) => {
    setPointed(id);
    void navigate(`${base}/${id}${tail}`, { replace: opened !== null });
  };
  const close = () => void navigate(`${base}${tail}`);
  useRowKeys({
    ids,
    current,
    isOpen: opened !== null,
    onMove: (id) => (opened === null ? setPointed(id) : open(id)),
    onOpen: open,
    onClose: close,
  });
  const context: DetailContext = {
    onClose: close,
    onStep: (step) => {
      const next = neighbour(ids, opened, step);
      if (next) open(next);
    },
  };
  return { current, opened, open, close, context };
}
