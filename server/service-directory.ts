import type { Services } from './plugin.ts';

/** The services on offer, by name. */
export class ServiceDirectory {
  readonly #services = new Map<string, { service: unknown; provider: string }>();

  /** @throws Error when another plugin offers the service already */
  provide<Name extends keyof Services>(
    name: Name,
    service: Services[Name],
    provider: string,
  ): void {
    const taken = this.#services.get(name);
    if (taken)
      throw new Error(
        `the service "${name}" is offered by the plugins "${taken.provider}" and "${provider}"`,
      );
    this.#services.set(name, { service, provider });
  }

  /** The plugin that offers the service. */
  providerOf(name: keyof Services): string | undefined {
    return this.#services.get(name)?.provider;
  }

  /** @throws Error when nobody offers the service */
  use<Name extends keyof Services>(name: Name): Services[Name] {
    const offered = this.#services.get(name);
    if (!offered) throw new Error(`no plugin provides the service "${name}"`);
    return offered.service as Services[Name];
  }

  /**
   * A service for those who are made before it is offered, as the core is before its plugins: each call
   * goes to whoever offers it by then.
   */
  later<Name extends keyof Services>(name: Name): Services[Name] {
    return new Proxy({} as Services[Name], {
      get: (_, member) => {
        const service = this.use(name);
        const value: unknown = Reflect.get(service, member);
        return typeof value === 'function' ? value.bind(service) : value;
      },
    });
  }
}
