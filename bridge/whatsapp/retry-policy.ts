import type { CloudApiError } from './cloud-api-error.ts';
import type { Away } from './lanes/lane-store.ts';

/**
 * The treatment of a message that the Cloud API did not take:
 * - `retry` after `delay` ms; with `pause: 'line'` all messages of this number wait, and with `cut` they
 *   go at half the rate afterwards.
 * - `doubt`: it may have been taken; see whether a status says so.
 * - `plain`: send it as text only.
 * - `refuse`: trying again does not help; `away` when the recipient cannot be reached.
 * - `halt`: the account cannot send, or this number of it; a person has to do something about it.
 */
export type Verdict =
  | { act: 'retry'; delay: number; pause: 'lane' | 'line'; cut?: boolean; alert?: boolean }
  | { act: 'doubt' | 'plain' }
  | { act: 'halt'; of: 'account' | 'number' }
  | { act: 'refuse'; away?: Away };

/** The subcode of a request to something that is not there, or not for this token. */
const NO_SUCH_OBJECT = 33;

/** Tries of a message after a failure of the API's. */
const RETRIES = 4;

/** The pair limit, about one message in six seconds: wait 4^X s, as Meta's documentation says. */
const pair: Rule = (tries) => ({
  act: 'retry',
  pause: 'lane',
  delay: 1000 * 4 ** Math.min(tries, 3),
});

/** The number's throughput. */
const throughput: Rule = (tries) => ({
  act: 'retry',
  pause: 'line',
  delay: 1000 * 2 ** Math.min(tries, 2),
  cut: true,
});

/** The app's or account's calls are used up, or the number is being upgraded. */
const quota: Rule = () => ({ act: 'retry', pause: 'line', delay: 60_000 });

/** Users complained. That lasts for hours: one try a minute, and somebody has to know. */
const spam: Rule = () => ({ act: 'retry', pause: 'line', delay: 60_000, alert: true });

/** The API is unwell. */
const transient: Rule = (tries) =>
  tries < RETRIES ? { act: 'retry', pause: 'lane', delay: 1000 * 2 ** tries } : { act: 'refuse' };

const doubt: Rule = (tries) => ({ act: tries < RETRIES ? 'doubt' : 'refuse' });
const plain: Rule = () => ({ act: 'plain' });
const refuse: Rule = () => ({ act: 'refuse' });
const maybeAway: Rule = () => ({ act: 'refuse', away: 'maybe' });
const away: Rule = () => ({ act: 'refuse', away: 'surely' });
const haltNumber: Rule = () => ({ act: 'halt', of: 'number' });
const halt: Rule = () => ({ act: 'halt', of: 'account' });

type Rule = (tries: number) => Verdict;

const TABLE: [Rule, CloudApiError['code'][]][] = [
  [pair, [131056]],
  [throughput, [130429]],
  [quota, [4, 80007, 131057, 429]],
  [spam, [131048]],
  [transient, [1, 2, 131000, 131016, 133004, 'unreachable']],
  [doubt, ['timeout', 'broken', 'garbled']],
  [plain, [131051, 131052, 131053, 100, 131008, 131009, 135000]],
  // The recipient has blocked us, has an old app, or is no WhatsApp user: that may change.
  [maybeAway, [131026]],
  // The recipient's 24 hours are over; they get no more, or no such, messages of businesses; they are
  // part of an experiment; Meta sends nothing to their country; they are this number itself, or not in
  // the list of a test number. All of it concerns them alone.
  [away, [131047, 131049, 131050, 130472, 130497, 131021, 131030]],
  // A template's trouble.
  [refuse, [132000, 132001, 132007, 132012, 132015, 132016]],
  // The number is deleted, not registered, or has no certificate.
  [haltNumber, [33, 131045, 133000, 133005, 133006, 133008, 133009, 133010, 133015]],
  // The token; permissions; the account is restricted or locked, or not paid for.
  [halt, [0, 190, 401, 3, 10, 131005, 368, 131031, 131042]],
];

const RULES = new Map(TABLE.flatMap(([rule, codes]) => codes.map((code) => [code, rule] as const)));

/**
 * Meta says to go by the code, for one code comes with several HTTP statuses:
 * https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 * @param tries how often the message was tried before
 */
export function judge({ code, subcode, status = 0 }: CloudApiError, tries: number): Verdict {
  // "Object with ID ... does not exist": the number's id is wrong, and not the message.
  if (code === 100 && subcode === NO_SUCH_OBJECT) return haltNumber(tries);
  return (RULES.get(code) ?? ruleOf(code, status))(tries);
}

function ruleOf(code: CloudApiError['code'], status: number): Rule {
  if (typeof code === 'number' && code >= 200 && code < 300) return halt;
  return status >= 500 ? transient : refuse;
}

/** The verdict on the recipient of a failure that a status tells of. */
export function awayBy(code: number): Away | undefined {
  const verdict = RULES.get(code)?.(0);
  return verdict?.act === 'refuse' ? verdict.away : undefined;
}

/** Whether a message that was taken could not be delivered because of what is in it. */
export const isUnfit = (code: number): boolean => RULES.get(code) === plain;
