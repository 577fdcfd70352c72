/** The numbers that the main thread and the watchdog share, by their place in an Int32Array. */

/** Id of the plugin whose code the main thread is in; 0 is none. */
export const INSIDE = 0;
/** Calls of plugins' code so far, those from within such a call aside. Wraps around. */
export const CALL = 1;
/** Id of the plugin that is being loaded or set up; 0 is none. */
export const SETTING_UP = 2;
/** How often the main thread has answered the watchdog: it came back to its event loop. */
export const TURN = 3;
/** 1 where a process that hangs is to end: others go on with its games. */
export const ENDS = 4;

export const CELLS = 5;

/** The watchdog's knowledge of a plugin. */
export interface Known {
  id: number;
  name: string;
  /** Where it was declared. */
  file?: string | undefined;
}

/** The watchdog's findings, once the main thread is there to hear them. */
export interface Found {
  plugin: string;
  /** s */
  busy: number;
}
