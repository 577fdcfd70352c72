/** The part of opossum that we use; it brings no types. */
declare module 'opossum' {
  import type { EventEmitter } from 'node:events';

  interface Options {
    name: string;
    timeout: number | false;
    resetTimeout: number;
    rollingCountTimeout: number;
    rollingCountBuckets: number;
    errorThresholdPercentage: number;
    /** Calls in the window below which it does not open. */
    volumeThreshold?: number;
    rollingPercentilesEnabled: boolean;
    enableSnapshots: boolean;
    /** True when an error is no failure of the service. */
    errorFilter(error: unknown): boolean;
  }

  export default class CircuitBreaker<Args extends unknown[], Result> extends EventEmitter {
    constructor(action: (...args: Args) => Promise<Result>, options: Options);
    static isOurError(error: unknown): boolean;
    readonly opened: boolean;
    readonly halfOpen: boolean;
    fire(...args: Args): Promise<Result>;
    open(): void;
    shutdown(): void;
  }
}
