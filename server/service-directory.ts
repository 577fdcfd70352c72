import type { Services } from './services.ts';

/** Who offers what, by name. */
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
    if (!offered) throw new Error(`no plugin offers the service "${name}"`);
    return offered.service as Services[Name];
  }
}
