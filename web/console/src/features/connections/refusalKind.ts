/** Connectors say why in their provider's words; people first want to know which kind of trouble it is. */
export function refusalKind(reason: string): 'signature' | 'sealed' | 'other' {
  if (/seal|letter/i.test(reason)) return 'sealed';
  return /sign/i.test(reason) ? 'signature' : 'other';
}
