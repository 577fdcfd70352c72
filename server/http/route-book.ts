import type { FastifyInstance } from 'fastify';
import type { RouteAbout } from '../protocol/route-about.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route's entry in the OpenAPI document. */
    about?: RouteAbout;
  }
}

/** A route of the running server. */
export interface BookedRoute {
  method: string;
  /** As it was registered: `/api/games/:id/report`. */
  url: string;
  /** The route's own description; those of the core stand in `protocol/rest.ts`. */
  about: RouteAbout | undefined;
}

/** Methods that Fastify adds by itself, for a GET and for CORS. */
const IMPLIED = ['HEAD', 'OPTIONS'];

/**
 * Notes every route that is added from here on, of the core and of plugins.
 * @returns the routes so far
 */
export function bookRoutes(http: FastifyInstance): () => BookedRoute[] {
  const booked: BookedRoute[] = [];
  http.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat()) {
      if (IMPLIED.includes(one)) continue;
      booked.push({ method: one, url, about: config?.about });
    }
  });
  return () => booked;
}
