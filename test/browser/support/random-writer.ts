/** Somebody who edits a quiz at random, as fast as the page allows, and remembers what must not get lost. */
import type { Page } from 'playwright-core';
import { seeded } from '../../support/random.ts';

/**
 * Tracks texts that were written, and that nobody has written over who had them before the eyes.
 */
export class WrittenTexts {
  readonly #values = new Set<string>();
  #count = 0;

  /** A text that is nowhere yet. */
  next(): string {
    const value = `v${++this.#count}v`;
    this.#values.add(value);
    return value;
  }

  /** Somebody saw this, and replaced it. */
  forget(seen: string): void {
    for (const value of seen.match(/v\d+v/g) ?? []) this.#values.delete(value);
  }

  /** The texts that are nowhere in this. */
  missingIn(texts: string): string[] {
    const found = new Set(texts.match(/v\d+v/g));
    return [...this.#values].filter((value) => !found.has(value));
  }

  /** How many were written, also over others. */
  get count(): number {
    return this.#count;
  }
}

export class RandomWriter {
  readonly page: Page;
  readonly #written: WrittenTexts;
  readonly #random: () => number;
  /** The title of the type that is added. */
  readonly #added: string;

  constructor(page: Page, written: WrittenTexts, seed: number, added: string) {
    this.page = page;
    this.#written = written;
    this.#random = seeded(seed);
    this.#added = added;
  }

  /** Makes one edit. */
  async edit(): Promise<void> {
    const kind = this.#below(10);
    if (kind === 0) {
      await this.page.getByRole('button', { name: 'About the quiz' }).click();
      await this.#write('title', this.#written.next());
      return;
    }
    if (kind === 1) return this.#add();
    const rows = this.page.locator('.question-list > li');
    const count = await rows.count();
    const row = rows.nth(this.#below(count));
    if (kind === 2) {
      await row.locator('.grip').press(this.#below(2) === 0 ? 'ArrowUp' : 'ArrowDown');
      return;
    }
    await row.locator('.question-row').click();
    if (kind === 3 && count > 4) return this.#remove();
    if (kind <= 5) return this.#write('limit', `${5 + this.#below(60)}`);
    await this.#write(kind <= 7 ? 'options.1' : 'text', this.#written.next());
  }

  /** Whether all is saved that is not to be chosen, and what this page alone has. */
  async rest(): Promise<{ isSaved: boolean; kept: string }> {
    const isSaved = await this.page.getByText(/^Saved(, but.*)?$/).isVisible();
    const kept = await this.page.evaluate(() => JSON.stringify({ ...localStorage }));
    return { isSaved, kept };
  }

  /** Keeps the own side of all that is to be chosen. */
  async keepMine(): Promise<void> {
    const keep = this.page.getByRole('button', { name: 'Keep yours' });
    for (let left = await keep.count(); left > 0; left = await keep.count())
      await keep.first().click();
  }

  async #add(): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a question', exact: true }).click();
    await this.page.getByRole('menuitem', { name: this.#added, exact: true }).click();
    await this.#write('text', this.#written.next());
  }

  /** Reads and replaces in one step: what others write comes before it, and is seen, or after it. */
  async #write(field: string, value: string): Promise<void> {
    const seen = await this.page.evaluate(
      ([name, text]) => {
        const input = document.querySelector<HTMLInputElement>(`[data-field="${name}"]`);
        if (!input) return undefined;
        const { value: before } = input;
        input.value = text;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        return before;
      },
      [field, value] as const,
    );
    // The question has gone meanwhile.
    this.#written.forget(seen ?? value);
  }

  /** A question that is removed while it is in conflict is gone with both sides of that. */
  async #remove(): Promise<void> {
    const seen = await this.page.evaluate(() => {
      const row = document.querySelector('.question-list > .selected .question-row');
      const form = document.querySelector<HTMLElement>('.editor-form');
      if (!row || !form) return '';
      const inputs = form.querySelectorAll<HTMLInputElement>('input, textarea');
      const texts = [form.innerText, ...Array.from(inputs, ({ value }) => value)];
      row.dispatchEvent(new KeyboardEvent('keydown', { key: 'Delete', bubbles: true }));
      return texts.join(' ');
    });
    this.#written.forget(seen);
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count);
  }
}
