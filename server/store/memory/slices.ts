/** Rows in a piece of a dump. */
const ROWS = 500;

/** Rows, some at a time; nothing of none. */
export function* slices<Row>(rows: Iterable<Row>): Iterable<Row[]> {
  let slice: Row[] = [];
  for (const row of rows) {
    slice.push(row);
    if (slice.length < ROWS) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}
