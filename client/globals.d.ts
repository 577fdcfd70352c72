/**
 * The part that every runtime has, said once more: the SDK is checked without the types of browsers
 * and of Node.
 */
declare function setTimeout(callback: () => void, ms?: number): object;
declare function clearTimeout(timer: object | undefined): void;
declare function setInterval(callback: () => void, ms: number): object;
declare function clearInterval(timer: object | undefined): void;
declare const performance: { now(): number };
interface AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
}
