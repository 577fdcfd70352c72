/** A link by which others read the report of a game. */
export interface Share {
  id: string;
  gameId: string;
  /** For whom it is. */
  note?: string;
  createdAt: Date;
  expiresAt?: Date;
}

/** Links to reports. Of their tokens only hashes are kept; they go with their game. */
export interface ShareRecords {
  /**
   * @param hash of the token
   * @param most how many a game may have
   * @returns whether it was added: there is such a game, and it has less
   */
  add(share: Share, hash: string, most: number): Promise<boolean>;
  /** Those of a game that are still good, the newest first. */
  list(gameId: string): Promise<Share[]>;
  /** The hash of the token of a link that is still good. */
  hash(gameId: string, id: string): Promise<string | undefined>;
  /** @returns whether there was one */
  remove(gameId: string, id: string): Promise<boolean>;
}
