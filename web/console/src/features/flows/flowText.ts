/** What can be read from a flow's text without the server. */

export const flowCode = (yaml: string) => /^flow:\s*["']?([a-z0-9][a-z0-9-]*)["']?\s*$/m.exec(yaml)?.[1] ?? null;

export const flowName = (yaml: string) => /^name:\s*["']?(.+?)["']?\s*$/m.exec(yaml)?.[1] ?? null;

export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** What one must remove and add to make the second text of the first, line by line. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const a = before.split('\n');
  const b = after.split('\n');
  // longest[i][j]: how many lines the ends of both texts from i and j have in common.
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = longest[i];
    if (!row) continue;
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'removed', text: a[i] ?? '' });
      i += 1;
    } else {
      lines.push({ kind: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return lines;
}
