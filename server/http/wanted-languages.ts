import type { FastifyRequest } from 'fastify';
import { acceptedLanguages } from './accepted-languages.ts';

/** The languages that a request asks for, as BCP 47 tags, the most wanted first: `?lang=`, then `accept-language`. */
export function wantedLanguages(request: FastifyRequest): string[] {
  const { lang } = Object(request.query) as { lang?: unknown };
  const accepted = acceptedLanguages(request.headers['accept-language'] ?? '');
  return typeof lang === 'string' ? [lang, ...accepted] : accepted;
}
