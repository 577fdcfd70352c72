/** The mark: a QR code's corner that is also a Q, on the run. */
export function Logo() {
  return (
    <span class="logo" role="img" aria-label="QRush">
      <svg viewBox="-5 2 62 52" aria-hidden="true">
        <g fill="var(--accent-text)">
          <path
            fill-rule="evenodd"
            d="M22 5h20a13 13 0 0 1 13 13v20c0 2.7-.8 5.2-2.2 7.3L56 48.5 52.5 52l-3.2-3.2A13 13 0 0 1 42 51H22A13 13 0 0 1 9 38V18A13 13 0 0 1 22 5Zm1 9a5 5 0 0 0-5 5v18a5 5 0 0 0 5 5h18a5 5 0 0 0 5-5V19a5 5 0 0 0-5-5Z"
          />
          <rect x="0" y="16" width="6" height="6" rx="1.5" />
          <rect x="-4" y="30" width="10" height="6" rx="1.5" opacity=".6" />
        </g>
        <rect x="25" y="21" width="14" height="14" rx="3" fill="var(--a)" />
      </svg>
      Rush
    </span>
  );
}
