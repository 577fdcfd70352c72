import { errorCode } from './plugin-names.ts';
import { isErrorStatus, QRushError } from './protocol/errors.ts';

/** An error code that a plugin declares. */
export interface PluginErrorEntry {
  /** HTTP status of a REST answer, 400 to 599. Socket acks carry the code only. */
  http: number;
  /** The text for people, unless an error brings its own. */
  message: string;
}

/** Fields of an error besides its code. */
export interface PluginErrorDetails {
  /** The problem at hand, instead of the code's own message. */
  message?: string;
  /** ms to wait before trying again. */
  retryAfter?: number;
  cause?: unknown;
}

/** Makes a plugin's own errors. @throws TypeError for a code that the plugin does not declare */
export type MakeError<Code extends string> = (
  code: Code,
  details?: PluginErrorDetails,
) => QRushError;

/** @throws Error for a declaration that is not valid */
export function errorsOf(
  plugin: string,
  declared: Readonly<Record<string, PluginErrorEntry>> = {},
): MakeError<string> {
  for (const [code, { http }] of Object.entries(declared)) {
    errorCode(plugin, code);
    if (!isErrorStatus(http)) throw new Error(`the error ${code} has no status from 400 to 599`);
  }
  return (code, { message, ...details } = {}) => {
    const entry = Object.hasOwn(declared, code) ? declared[code] : undefined;
    if (!entry) throw new TypeError(`the plugin "${plugin}" declares no error "${code}"`);
    const options = { ...details, http: entry.http };
    return new QRushError(errorCode(plugin, code), message ?? entry.message, options);
  };
}
