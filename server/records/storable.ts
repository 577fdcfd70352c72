/**
 * Whether the database can hold all texts in a value: PostgreSQL knows neither the NUL character
 * nor half a surrogate pair. One of them in an answer would keep its whole game from being archived.
 */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'number') return true;
  const parts = [value];
  for (const part of parts) {
    if (typeof part === 'string' && (part.includes('\0') || !part.isWellFormed())) return false;
    if (typeof part !== 'object' || part === null) continue;
    for (const [key, held] of Object.entries(part)) parts.push(key, held);
  }
  return true;
}
