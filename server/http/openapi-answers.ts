import { ERRORS, type ErrorCode } from '../protocol/errors.ts';
import type { Content } from '../protocol/openapi.ts';
import type { RouteAbout } from '../protocol/route-about.ts';
import { isApiRoute } from './api-paths.ts';
import { JSON_TYPE, jsonSchema } from './json-schema.ts';

const ERROR_REF = { $ref: '#/components/schemas/Error' };

/** The answers of an operation when all is well, by status. */
export function successes({ status = 200, answer, also = [], summary }: RouteAbout) {
  const others = Object.fromEntries(
    [...(Array.isArray(answer) ? answer : []), ...also].map((type) => [
      type,
      { schema: { type: 'string' } },
    ]),
  );
  const content: Content = Array.isArray(answer)
    ? others
    : { [JSON_TYPE]: { schema: jsonSchema(answer) }, ...others };
  return Object.fromEntries(
    [status]
      .flat()
      .map((one) => [
        String(one),
        { description: summary, ...(Object.keys(content).length > 0 && { content }) },
      ]),
  );
}

/** Routes for managers, too: from pages of this server alone. */
const MANAGERS_TOO: RouteAbout['access'][] = ['manager', 'host', 'reader'];

/** Codes that a route may give, by HTTP status. */
export function refusals(url: string, { access, body, query, refusals: own = [] }: RouteAbout) {
  const codes: ErrorCode[] = [
    ...own,
    ...(body || query ? (['BAD_PAYLOAD'] as const) : []),
    ...(body ? (['PAYLOAD_TOO_LARGE'] as const) : []),
    ...(access === 'anybody' ? [] : (['UNAUTHORIZED'] as const)),
    ...(MANAGERS_TOO.includes(access) ? (['ORIGIN_REJECTED'] as const) : []),
    ...(isApiRoute(url) ? (['RATE_LIMITED'] as const) : []),
  ];
  const byStatus = Map.groupBy(new Set(codes), (code) => ERRORS[code].http);
  const content = { [JSON_TYPE]: { schema: ERROR_REF } };
  return {
    ...Object.fromEntries(
      [...byStatus].map(([status, some]) => [
        String(status),
        {
          description: some.map((code) => `\`${code}\`: ${ERRORS[code].message}`).join(' '),
          content,
        },
      ]),
    ),
    default: { description: 'Any other error', content },
  };
}
