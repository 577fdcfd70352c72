/** Something that must not happen, and did. */
export interface Problem {
  kind: 'twice' | 'late' | 'out of order' | 'pair limit' | 'too many' | 'incomplete log';
  /** The number of the phone it happened to. */
  phone: string;
  /** ms since the epoch. */
  at: number;
  about: string;
}
