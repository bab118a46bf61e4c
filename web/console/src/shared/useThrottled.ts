import { useCallback, useEffect, useRef } from 'react';

/** Calls at most once in a while: at once, and once more at the end of what was asked meanwhile. */
export function useThrottled(work: () => void, rest: number) {
  const latest = useRef(work);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const isAsked = useRef(false);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
    },
    [],
  );
  return useCallback(() => {
    if (timer.current) {
      isAsked.current = true;
      return;
    }
    latest.current();
    timer.current = setTimeout(() => {
      timer.current = null;
      if (!isAsked.current) return;
      isAsked.current = false;
      latest.current();
    }, rest);
  }, [rest]);
}
