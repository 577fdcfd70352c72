import { createHmac, randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SignInRecords } from '../records/contract.ts';
import type { SecuredSettings } from '../secrets.ts';
import { equal } from '../tokens.ts';
import { isApiRoute } from './api-paths.ts';
import { addressedBy, isSecure } from './headers.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The id of the sign-in whose cookie came along, if it is still good. */
    signIn: string | undefined;
  }
}

const COOKIE = 'qrush_session';

/** ms that a sign-in is good for. */
const LIFETIME = 30 * 24 * 3_600_000;

/** Cookies of our name that are looked at: one of another path may come, too. */
const MOST_COOKIES = 3;

/**
 * Browsers that are signed in by the ADMIN_TOKEN. A cookie is an id that only we can have made: signed
 * with a key that changes with SECRET and with ADMIN_TOKEN. The records say whether it is still good.
 */
export class SignIns {
  readonly #settings: SecuredSettings;
  readonly #records: SignInRecords;
  readonly #keys: readonly string[];

  constructor(settings: SecuredSettings, records: SignInRecords) {
    this.#settings = settings;
    this.#records = records;
    this.#keys = settings.secrets.map((secret) => hmac(secret, `sign-in:${settings.adminToken}`));
  }

  /** From here on requests to the API know whether their browser is signed in. */
  readOn(http: FastifyInstance): void {
    http.decorateRequest('signIn', undefined);
    http.addHook('onRequest', async (request) => {
      const { url = '' } = request.routeOptions;
      if (isApiRoute(url) || url === '/metrics') await this.recognize(request);
    });
  }

  /** Finds out whether the browser is signed in: for routes elsewhere that ask. */
  async recognize(request: FastifyRequest): Promise<void> {
    const { cookie } = request.headers;
    if (cookie !== undefined) request.signIn ??= await this.#read(cookie);
  }

  /** Signs a browser in, always by a new id; the one it had is of no more use. */
  async open(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.close(request, reply);
    const expiresAt = Date.now() + LIFETIME;
    const id = randomBytes(24).toString('base64url');
    await this.#records.add(id, new Date(expiresAt));
    const claim = `${id}.${expiresAt}`;
    this.#set(request, reply, `${claim}.${hmac(this.#keys[0] ?? '', claim)}`, LIFETIME);
  }

  /** Signs a browser out. */
  async close(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (request.signIn !== undefined) await this.#records.remove(request.signIn);
    request.signIn = undefined;
    this.#set(request, reply, '', 0);
  }

  /** Signs all browsers out. @returns how many there were */
  closeAll(): Promise<number> {
    return this.#records.removeAll();
  }

  async #read(header: string): Promise<string | undefined> {
    for (const value of valuesIn(header)) {
      const [id = '', expiresAt = '', signature = ''] = value.split('.');
      const claim = `${id}.${expiresAt}`;
      if (!this.#keys.some((key) => equal(signature, hmac(key, claim)))) continue;
      if (Number(expiresAt) > Date.now() && (await this.#records.has(id))) return id;
    }
    return undefined;
  }

  #set(request: FastifyRequest, reply: FastifyReply, value: string, lifetime: number): void {
    const isHttps = isSecure(addressedBy(this.#settings), request);
    const cookie = [
      `${COOKIE}=${value}`,
      'Path=/',
      `Max-Age=${lifetime / 1000}`,
      'HttpOnly',
      'SameSite=Strict',
      ...(isHttps ? ['Secure'] : []),
    ];
    reply.removeHeader('set-cookie');
    reply.header('set-cookie', cookie.join('; '));
  }
}

const hmac = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');

const valuesIn = (header: string): string[] =>
  header
    .split(';')
    .flatMap((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return name.trim() === COOKIE ? value.trim() : [];
    })
    .slice(0, MOST_COOKIES);
