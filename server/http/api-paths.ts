import type { FastifyRequest } from 'fastify';

const API = /^\/(api|admin)(\/|\?|$)/;

/** Whether a route belongs to the REST API or the statistics. */
export const isApiRoute = (url: string): boolean => API.test(url);

/** Whether a request is for the REST API or the statistics: by its route, or where it wanted to go. */
export const isForApi = ({ routeOptions, url }: FastifyRequest): boolean =>
  isApiRoute(routeOptions.url ?? url);
