let latest = 0;

/** The id of the next ping of this process. */
export function nextPing(): number {
  latest = (latest + 1) >>> 0;
  return latest;
}
