/** An address that is to be told that a game is over. */
export interface Announcement {
  gameId: string;
  url: string;
}

/** Announcements that are still due. They go with their game. */
export interface WebhookRecords {
  isDue(announcement: Announcement): Promise<boolean>;
  /** All that is due, some at a time. */
  due(atATime: number): AsyncIterable<Announcement[]>;
  done(announcement: Announcement): Promise<void>;
  /** Forgets what has been due since before this. @returns how many */
  dropBefore(time: Date): Promise<number>;
}
