import type { Deed } from '@shared/todayTypes';

/** Like deeds of one flow that stand beside each other, told as one. */
export interface DeedGroup {
  newest: Deed;
  count: number;
}

const likeness = (deed: Deed) =>
  [deed.kind, deed.receipt?.flow ?? '', deed.receipt?.step ?? '', String(deed.body.template ?? '')].join('|');

/** Deeds as they come, newest first; runs of the same are folded. */
export function folded(deeds: Deed[]): DeedGroup[] {
  const groups: DeedGroup[] = [];
  for (const deed of deeds) {
    const last = groups[groups.length - 1];
    if (last && likeness(last.newest) === likeness(deed)) last.count += 1;
    else groups.push({ newest: deed, count: 1 });
  }
  return groups;
}

/** The points of a small curve in a box, left to right; days without a value are left out. */
export function curve(values: (number | null)[], width: number, height: number): [x: number, y: number][] {
  const known = values.flatMap((value, at) => (value === null ? [] : [[at, value] as const]));
  if (known.length === 0) return [];
  const amounts = known.map(([, value]) => value);
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return known.map(([at, value]) => [
    Math.round(at * step * 10) / 10,
    Math.round((most === least ? height / 2 : height - ((value - least) / (most - least)) * height) * 10) / 10,
  ]);
}
