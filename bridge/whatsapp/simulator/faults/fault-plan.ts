import { type Random, seeded } from '../random.ts';
import { draw, type Span } from '../span.ts';
import { type Fault, type FaultInput, type FaultKind, fault } from './fault.ts';

/** Where something could go wrong. */
export interface Occasion {
  /** The number of the phone it is about; the user id where there is no phone. */
  user?: string;
  on?: 'message' | 'read' | 'media' | 'number';
  of?: 'messages' | 'statuses';
}

export interface PlannedFault {
  id: number;
  fault: Fault;
  /** How often it has struck. */
  struck: number;
}

interface Rule extends PlannedFault {
  /** Its own, so that one rule more does not change what the others do. */
  random: Random;
  /** ms since the epoch: what `from` and `until` count from. */
  since: number;
}

export interface FaultPlanOptions {
  seed: number;
  now(): number;
  /** Told of each fault that strikes. */
  struck(kind: FaultKind): void;
}

/** Plans the faults, and when they happen: by chance, by count, for one user, within a time. */
export class FaultPlan {
  readonly #options: FaultPlanOptions;
  #rules: Rule[] = [];
  #added = 0;
  readonly #random: Random;

  constructor(options: FaultPlanOptions) {
    this.#options = options;
    this.#random = seeded(options.seed);
  }

  /** @returns its id @throws ZodError when it is none */
  add(given: FaultInput): number {
    this.#added += 1;
    this.#rules.push({
      id: this.#added,
      fault: fault.parse(given),
      struck: 0,
      random: seeded(this.#options.seed + 7919 * this.#added),
      since: this.#options.now(),
    });
    return this.#added;
  }

  /** @returns whether there was one */
  remove(id: number): boolean {
    const before = this.#rules.length;
    this.#rules = this.#rules.filter((rule) => rule.id !== id);
    return this.#rules.length < before;
  }

  clear(): void {
    this.#rules = [];
  }

  list(): PlannedFault[] {
    return this.#rules.map(({ id, fault: planned, struck }) => ({ id, fault: planned, struck }));
  }

  /** The fault of one of these kinds that strikes here, if any does. */
  take<Kind extends FaultKind>(
    kinds: readonly Kind[],
    occasion: Occasion = {},
  ): Extract<Fault, { kind: Kind }> | undefined {
    const rule = this.#rules.find(
      (candidate) =>
        kinds.some((kind) => kind === candidate.fault.kind) &&
        this.#applies(candidate, occasion) &&
        candidate.random() < candidate.fault.rate,
    );
    if (!rule) return undefined;
    rule.struck += 1;
    this.#options.struck(rule.fault.kind);
    return rule.fault as Extract<Fault, { kind: Kind }>;
  }

  /** How long a fault takes this time, in ms. */
  draw(ms: Span): number {
    return draw(ms, this.#random);
  }

  #applies({ fault: planned, struck, since }: Rule, { user, on, of }: Occasion): boolean {
    const { count, from = 0, until = Number.POSITIVE_INFINITY } = planned;
    if (count !== undefined && struck >= count) return false;
    const age = this.#options.now() - since;
    if (age < from || age >= until) return false;
    if (planned.user !== undefined && planned.user !== user) return false;
    if ('on' in planned && planned.on !== 'any' && planned.on !== on) return false;
    return !('of' in planned) || planned.of === 'any' || planned.of === of;
  }
}
