import type { PluginErrorCode } from './protocol/errors.ts';

/**
 * A plugin's additions to the wire begin with its name and a colon, which no name of the core has.
 */
export type WireName = `${string}:${string}`;

const PLUGIN = /^[a-z][a-z0-9-]{0,49}$/;
const EVENT = /^[a-z][a-zA-Z0-9-]{0,49}$/;
const CODE = /^[A-Z][A-Z0-9_]{0,49}$/;

/** @throws Error for a name that is not of the form `out` or `teamsChanged` */
export function eventName(plugin: string, name: string): WireName {
  if (!EVENT.test(name)) {
    throw new Error(`an event is named like "teamsChanged", not ${JSON.stringify(name)}`);
  }
  return `${checked(plugin)}:${name}`;
}

/** @throws Error for a code that is not of the form `OUT` or `NOT_YET` */
export function errorCode(plugin: string, code: string): PluginErrorCode {
  if (!CODE.test(code)) {
    throw new Error(`an error code is written like "NOT_YET", not ${JSON.stringify(code)}`);
  }
  return `${checked(plugin)}:${code}`;
}

/** @throws Error */
function checked(plugin: string): string {
  if (PLUGIN.test(plugin)) return plugin;
  throw new Error('a plugin with events or error codes of its own has a name in kebab-case');
}
