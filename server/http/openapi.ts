import type { z } from 'zod';
import type { JsonSchema, OpenApi, Operation, Parameter } from '../protocol/openapi.ts';
import { errorAnswer } from '../protocol/resources.ts';
import { REST } from '../protocol/rest.ts';
import type { RouteAbout } from '../protocol/route-about.ts';
import { PROTOCOL } from '../protocol/version.ts';
import { JSON_TYPE, jsonSchema } from './json-schema.ts';
import { refusals, successes } from './openapi-answers.ts';
import type { BookedRoute } from './route-book.ts';

/** Routes of the core, by method and path. */
const CORE: Record<string, RouteAbout | undefined> = REST;

/** The description of a route that has none. */
const UNSAID: RouteAbout = {
  summary: 'A route that nobody has described',
  tag: 'Plugins',
  access: 'anybody',
  answer: [],
};

/** The description of a folder of files. */
const FILES: RouteAbout = {
  ...UNSAID,
  summary: 'Files of this folder',
  tag: 'Pages',
  answer: ['*/*'],
};

const SECURITY = {
  anybody: undefined,
  manager: [{ adminToken: [] }, {}],
  host: [{ adminToken: [] }, { hostToken: [] }, {}],
  reader: [{ adminToken: [] }, { reportToken: [] }, {}],
  player: [{ playerToken: [] }],
  admin: [{ adminToken: [] }],
};

/**
 * The document of the routes of a server.
 * @param bodies JSON Schemas of request bodies that hang on what is registered, by method and path
 */
export function openApi(
  routes: readonly BookedRoute[],
  bodies: Record<string, JsonSchema> = {},
): OpenApi {
  const paths: OpenApi['paths'] = {};
  // The most wanted tags come first; then those of plugins.
  const tags = new Set<string>(Object.values(REST).map(({ tag }) => tag));
  for (const { method, url, about: said } of routes) {
    const about = said ?? CORE[`${method} ${url}`] ?? (url.endsWith('*') ? FILES : UNSAID);
    const { path, parameters } = template(url);
    tags.add(about.tag);
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: operation(method, url, about, parameters, bodies),
    };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'QRush',
      version: PROTOCOL,
      description:
        'The HTTP side of a QRush server. Players and hosts play over Socket.IO: see docs/protocol.md.',
    },
    tags: [...tags].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Error: jsonSchema(errorAnswer) },
      securitySchemes: {
        adminToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'The ADMIN_TOKEN. Not needed in open mode, but below /admin.',
        },
        hostToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'The `hostToken` of the game.',
        },
        reportToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token of a link to the report: see `POST /api/games/{id}/shares`.',
        },
        playerToken: {
          type: 'http',
          scheme: 'bearer',
          description: "A player's token.",
        },
      },
    },
  };
}

/** `/games/:id` as `/games/{id}`. */
function template(url: string): { path: string; parameters: Parameter[] } {
  const parameters: Parameter[] = [];
  const parameter = (name: string, pattern?: string) => {
    const schema = { type: 'string', ...(pattern !== undefined && { pattern }) };
    parameters.push({ name, in: 'path', required: true, schema });
    return `{${name}}`;
  };
  const path = url
    .replace(/:(\w+)(?:\(([^)]*)\))?/g, (_, name: string, pattern?: string) =>
      parameter(name, pattern),
    )
    .replace(/\*$/, () => parameter('file'));
  return { path, parameters };
}

function operation(
  method: string,
  url: string,
  about: RouteAbout,
  inPath: Parameter[],
  bodies: Record<string, JsonSchema>,
): Operation {
  const { summary, description, tag, access, query, body, bodyType = JSON_TYPE } = about;
  const parameters = [...inPath, ...(query ? inQuery(query) : [])];
  const security = SECURITY[access];
  return {
    operationId: nameOf(method, url),
    summary,
    ...(description !== undefined && { description }),
    tags: [tag],
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: true,
        content: { [bodyType]: { schema: bodies[`${method} ${url}`] ?? jsonSchema(body) } },
      },
    }),
    responses: { ...successes(about), ...refusals(url, about) },
    ...(security && { security }),
  };
}

/** `GET /api/games/:id/report` as `getApiGamesIdReport`. */
const nameOf = (method: string, url: string): string =>
  method.toLowerCase() +
  (url.match(/[A-Za-z0-9]+/g) ?? ['root'])
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join('');

function inQuery(query: z.ZodObject): Parameter[] {
  const { properties = {}, required = [] } = jsonSchema(query) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}
