import { useEffect, useRef, useState } from 'react';

/** The height that is left for what must be told its height, such as a virtual table. */
export function useHeight<T extends HTMLElement>() {
  const ref = useRef<T>(null);
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setHeight(Math.floor(entry.contentRect.height));
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [ref, height] as const;
}
