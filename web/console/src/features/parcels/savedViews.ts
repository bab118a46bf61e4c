import { storedSetting } from '@/app/settings';

/** A filter with a name, as a tab of its own. */
export interface SavedView {
  name: string;
  search: string;
}

const isViews = (value: unknown): value is SavedView[] =>
  Array.isArray(value) &&
  value.every(
    (view: unknown) =>
      typeof view === 'object' &&
      view !== null &&
      'name' in view &&
      typeof view.name === 'string' &&
      'search' in view &&
      typeof view.search === 'string',
  );

export const useSavedViews = storedSetting<SavedView[]>('parcels.views', [], isViews).useSetting;

const isNames = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((name) => typeof name === 'string');

export const useHiddenColumns = storedSetting<string[]>('parcels.hidden', ['shop'], isNames).useSetting;
