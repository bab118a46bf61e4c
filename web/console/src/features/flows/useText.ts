import { useCallback, useState } from 'react';

interface History {
  past: string[];
  now: string;
  future: string[];
}

const MOST = 200;

/** A text with its way back and forth; edits that change nothing are none. */
export function useText(start: string) {
  const [history, setHistory] = useState<History>({ past: [], now: start, future: [] });
  const edit = useCallback(
    (change: (text: string) => string) =>
      setHistory((before) => {
        const now = change(before.now);
        if (now === before.now) return before;
        return { past: [...before.past, before.now].slice(-MOST), now, future: [] };
      }),
    [],
  );
  const undo = useCallback(
    () =>
      setHistory(({ past, now, future }) => {
        const last = past.at(-1);
        return last === undefined
          ? { past, now, future }
          : { past: past.slice(0, -1), now: last, future: [now, ...future] };
      }),
    [],
  );
  const redo = useCallback(
    () =>
      setHistory(({ past, now, future }) => {
        const [next, ...rest] = future;
        return next === undefined ? { past, now, future } : { past: [...past, now], now: next, future: rest };
      }),
    [],
  );
  return {
    text: history.now,
    edit,
    undo: history.past.length > 0 ? undo : undefined,
    redo: history.future.length > 0 ? redo : undefined,
  };
}
