import { within } from '../within.ts';
import type { Breaker } from './breaker.ts';

/** Methods that need nothing of the service, or must work even when it is gone. */
const PLAIN = new Set(['watch', 'connected', 'close']);

/** Methods that answer page by page. */
const PAGED = new Set(['pages', 'through', 'texts', 'ids', 'due']);

/** Methods that hand out a part, which is protected like the whole. */
const PARTS = new Set(['space']);

export interface ProtectOptions {
  /**
   * ms that a call may take, by the name of the method; `undefined` where the service's client has a
   * time of its own.
   */
  patience?(method: string): number | undefined;
}

type Method = (...args: unknown[]) => unknown;

/** The same service, each call of which goes through a breaker: also those of its parts. */
export function protect<Service extends object>(
  service: Service,
  breaker: Breaker,
  options: ProtectOptions = {},
): Service {
  const guard = (name: string, member: unknown): unknown => {
    if (typeof member === 'object' && member !== null) return protect(member, breaker, options);
    if (typeof member !== 'function') return member;
    const method = member.bind(service) as Method;
    if (PLAIN.has(name)) return method;
    if (PARTS.has(name)) return (...args: unknown[]) => guard(name, method(...args));
    if (PAGED.has(name))
      return (...args: unknown[]) => paged(method(...args) as AsyncIterable<unknown>, breaker);
    const call = method as (...args: unknown[]) => Promise<unknown>;
    const patience = options.patience?.(name);
    return patience === undefined
      ? (...args: unknown[]) => breaker.run(() => call(...args))
      : (...args: unknown[]) => breaker.run(() => within(patience, call(...args)));
  };
  return Object.fromEntries(
    Object.entries(service).map(([name, member]) => [name, guard(name, member)]),
  ) as Service;
}

async function* paged<Page>(pages: AsyncIterable<Page>, breaker: Breaker): AsyncIterable<Page> {
  const pager = pages[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await breaker.run(() => pager.next());
    if (done) return;
    yield value;
  }
}
