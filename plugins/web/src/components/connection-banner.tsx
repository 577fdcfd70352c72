/** Shown while the connection is broken. It comes back without anybody doing anything. */
export function ConnectionBanner({ text }: { text: string }) {
  return (
    <p class="connection-banner" role="status">
      <span class="spinner" aria-hidden="true" />
      {text}
    </p>
  );
}
