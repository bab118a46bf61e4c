import { useState } from 'preact/hooks';

import { words } from './words';

export function CopyButton({ text }: { text: string }) {
  const [isCopied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard?.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1_500);
  }
  if (!navigator.clipboard) return null;
  return (
    <button type="button" class="plain" aria-live="polite" onClick={() => void copy()}>
      {isCopied ? words.copied : words.copy}
    </button>
  );
}
