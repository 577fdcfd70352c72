/** Stands above the first place of a podium. */
export function Crown() {
  return (
    <svg class="crown" viewBox="0 0 48 34" fill="var(--gold)" aria-hidden="true">
      <path d="M4 30 1 8l12 9L24 1l11 16 12-9-3 22Z" />
      <circle cx="24" cy="22" r="3.5" fill="var(--bad)" />
    </svg>
  );
}
