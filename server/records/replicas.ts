/** From a replica, or from the primary. */
type From = { connectionType: 'read' | 'write' };

/** Looks in a replica, and what has not reached that yet is looked for in the primary. */
export async function foundAnywhere<Row>(
  find: (from: From) => Promise<Row | null>,
): Promise<Row | null> {
  return (await find({ connectionType: 'read' })) ?? find({ connectionType: 'write' });
}
