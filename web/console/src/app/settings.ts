import { useSyncExternalStore } from 'react';

/** A choice of this person on this machine, kept in the browser. */
export function storedSetting<T>(name: string, fallback: T, isValid: (value: unknown) => value is T) {
  const key = `hongyan.${name}`;
  const listeners = new Set<() => void>();
  let current = read();

  function read(): T {
    try {
      const text = localStorage.getItem(key);
      if (text === null) return fallback;
      const value: unknown = JSON.parse(text);
      return isValid(value) ? value : fallback;
    } catch {
      return fallback;
    }
  }

  function write(value: T) {
    current = value;
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // A full or forbidden store only means that the choice lasts until the page is left.
    }
    listeners.forEach((listener) => listener());
  }

  function subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }

  const useSetting = (): [T, (value: T) => void] => [
    useSyncExternalStore(subscribe, () => current),
    write,
  ];
  return { useSetting, read: () => current, write };
}

export const oneOf =
  <T extends string>(...values: T[]) =>
  (value: unknown): value is T =>
    values.includes(value as T);

export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
