import type { FastifyRequest } from 'fastify';

const API = /^\/(api|admin)(\/|\?|$)/;

/** Whether a request is for the REST API or the statistics: by its route, or where it wanted to go. */
export const isForApi = ({ routeOptions, url }: FastifyRequest): boolean =>
  API.test(routeOptions.url ?? url);
