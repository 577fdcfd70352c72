import type { Logger } from 'pino';
import { type Finding, lineOf } from './finding.ts';

/** ms until another look while something is bad or unknown, doubled each time up to the longest. */
const FIRST = 10_000;
const LONGEST = 600_000;

/** ms between two looks when all is well: Meta allows 200 such requests an hour. */
const CALM = 3_600_000;

export interface AccountWatchSources {
  check(): Promise<Finding[]>;
  log: Logger;
}

/** Checks the account at the start and from then on, and says why it is not ready. */
export class AccountWatch {
  readonly #sources: AccountWatchSources;
  #findings: Finding[] = [];
  #told = new Set<string>();
  #wait = FIRST;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(sources: AccountWatchSources) {
    this.#sources = sources;
  }

  /** Why messages do not go or come, and what to do about it, as far as the last look told. */
  get problem(): string | undefined {
    const bad = this.#findings.filter(({ state }) => state === 'bad').map(lineOf);
    return bad.length === 0 ? undefined : bad.join('; ');
  }

  async look(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      this.#findings = await this.#sources.check();
      this.#tell();
    } catch (error) {
      this.#sources.log.warn({ err: error }, 'the WhatsApp account could not be checked');
    }
    if (this.#closed) return;
    const calm = this.#findings.length > 0 && this.problem === undefined;
    this.#wait = calm ? CALM : Math.min(LONGEST, this.#wait * 2);
    this.#timer = setTimeout(() => void this.look(), this.#wait);
    this.#timer.unref();
    if (calm) this.#wait = FIRST / 2;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  /** One line each, of what is new. */
  #tell(): void {
    const { log } = this.#sources;
    const lines = new Map(this.#findings.map((finding) => [lineOf(finding), finding.state]));
    for (const [line, state] of lines) {
      if (this.#told.has(line)) continue;
      if (state === 'bad') log.error(`WhatsApp ${withoutNumbers(line)}`);
      else if (state === 'odd') log.warn(`WhatsApp ${withoutNumbers(line)}`);
      else log.debug(`WhatsApp ${withoutNumbers(line)}`);
    }
    this.#told = new Set(lines.keys());
  }
}

/** Phone numbers do not belong in logs, the business's own neither. */
const withoutNumbers = (line: string): string => line.replace(/\+?\d[\d ()-]{6,}\d/g, '…');
