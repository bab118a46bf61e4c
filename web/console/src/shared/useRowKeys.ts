import { isTyping, useKey } from './keys';

interface RowKeys {
  ids: string[];
  /** The row that is open or pointed at. */
  current: string | null;
  isOpen: boolean;
  onMove: (id: string) => void;
  onOpen: (id: string) => void;
  onClose: () => void;
}

/** j k and the arrows walk through a list, Enter opens, Esc closes. */
export function useRowKeys({ ids, current, isOpen, onMove, onOpen, onClose }: RowKeys) {
  useKey((event) => {
    if (isTyping(event) || event.defaultPrevented || hasModal()) return;
    const step = stepOf(event.key);
    if (step !== 0) {
      const next = neighbour(ids, current, step);
      if (next === null) return;
      event.preventDefault();
      onMove(next);
    } else if (event.key === 'Enter' && current && !isOpen && !onButton(event)) {
      onOpen(current);
    } else if (event.key === 'Escape' && isOpen) {
      onClose();
    }
  });
}

function stepOf(key: string) {
  if (key === 'j' || key === 'ArrowDown') return 1;
  if (key === 'k' || key === 'ArrowUp') return -1;
  return 0;
}

export function neighbour(ids: string[], current: string | null, step: number) {
  if (ids.length === 0) return null;
  const at = current === null ? -1 : ids.indexOf(current);
  if (at < 0) return ids[step > 0 ? 0 : ids.length - 1] ?? null;
  return ids[at + step] ?? null;
}

const hasModal = () => document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null;

const onButton = (event: KeyboardEvent) =>
  event.target instanceof HTMLElement && event.target.closest('button, a') !== null;
