/** Yuan as people type them, in fen; null when it is no such sum. */
export function fenOf(yuan: string | number | null | undefined): number | null {
  const text = String(yuan ?? '').trim();
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(text)) return null;
  const [whole = '0', part = ''] = text.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
