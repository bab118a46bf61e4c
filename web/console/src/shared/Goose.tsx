/** The mark: a wild goose, wings spread. */
export function Goose({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" style={{ flex: 'none' }}>
      <rect width="32" height="32" rx="8" fill="#1D3B4F" />
      <path
        d="M5 12.5c4.2-.8 7.4.6 9.6 4.1l1.4 2.3 1.4-2.3c2.2-3.5 5.4-4.9 9.6-4.1-4 1-6.7 3.4-8.3 7.1L16 26l-2.7-6.4C11.7 15.9 9 13.5 5 12.5Z"
        fill="#fff"
      />
    </svg>
  );
}
