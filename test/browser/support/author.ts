/** Somebody who writes a quiz in the editor, by what they see on it. */
import type { Locator, Page } from 'playwright-core';

/** A question, by what is filled in for it. */
export interface Written {
  /** The type's title on the page. */
  title: string;
  text: string;
  options?: string[];
  /** Options that are right, by letter. */
  right?: string[];
  /** Items in their right order. */
  items?: string[];
  pairs?: [string, string][];
  accepted?: string[];
  truth?: 'True' | 'False';
  number?: number;
  /** A picture with the question, and what is on it. */
  picture?: { file: string; alt: string };
  /** A picture to point at, where in it, and what is there. */
  spot?: { file: string; alt: string; at: [number, number]; name: string };
}

/** How somebody fills a field. */
export type Fill = (field: Locator, text: string) => Promise<void>;

const atOnce: Fill = (field, text) => field.fill(text);

export class Author {
  readonly #page: Page;
  readonly #fill: Fill;
  /** Before each press: how long somebody takes to find what to press. */
  readonly #look: () => Promise<void>;

  constructor(page: Page, fill: Fill = atOnce, look: () => Promise<void> = async () => {}) {
    this.#page = page;
    this.#fill = fill;
    this.#look = look;
  }

  async press(name: string, role: 'button' | 'menuitem' | 'radio' | 'link' = 'button') {
    await this.#look();
    await this.#page.getByRole(role, { name, exact: true }).click();
  }

  async type(label: string, text: string): Promise<void> {
    await this.#look();
    await this.#fill(this.field(label), text);
  }

  field = (label: string): Locator => this.#page.getByRole('textbox', { name: label, exact: true });

  /** Adds a question, and fills in all of it. */
  async add(question: Written): Promise<void> {
    await this.press('Add a question');
    await this.press(question.title, 'menuitem');
    await this.write(question);
  }

  async write({ text, picture, spot, ...rest }: Written): Promise<void> {
    await this.type('Question', text);
    if (picture) await this.#addPicture(picture);
    await this.#choices(rest);
    for (const [index, item] of (rest.items ?? []).entries())
      await this.type(`Item ${index + 1}`, item);
    for (const [index, [left, right]] of (rest.pairs ?? []).entries()) {
      await this.type(`Left of pair ${index + 1}`, left);
      await this.type(`Right of pair ${index + 1}`, right);
    }
    for (const answer of rest.accepted ?? []) {
      await this.type('Accepted answers', answer);
      await this.#page.keyboard.press('Enter');
    }
    if (rest.number !== undefined) {
      await this.#look();
      const field = this.#page.getByRole('spinbutton', { name: 'Right number' });
      await this.#fill(field, `${rest.number}`);
    }
    if (spot) await this.#placeSpot(spot);
  }

  async #choices({ options = [], right = [], truth }: Partial<Written>): Promise<void> {
    for (const [index, option] of options.entries()) {
      const letter = String.fromCharCode(65 + index);
      if (index >= 4) await this.press('Add an option');
      await this.type(`Option ${letter}`, option);
    }
    for (const letter of right) await this.press(`Mark right option ${letter}`);
    if (truth) await this.press(truth, 'radio');
  }

  async #addPicture({ file, alt }: { file: string; alt: string }): Promise<void> {
    await this.#look();
    const chooser = this.#page.waitForEvent('filechooser');
    await this.press('Add a picture');
    await (await chooser).setFiles(file);
    await this.type('Describe it in words', alt);
    await this.press('Add the picture');
    await this.#page.getByRole('dialog').waitFor({ state: 'hidden' });
  }

  async #placeSpot({ file, alt, at: [x, y], name }: NonNullable<Written['spot']>): Promise<void> {
    await this.#addPicture({ file, alt });
    const surface = this.#page.locator('.spot-placer .spot-surface');
    await surface.waitFor();
    await this.#look();
    const box = await surface.boundingBox();
    if (!box) throw new Error('there is no picture to point at');
    await surface.click({ position: { x: x * box.width, y: y * box.height } });
    await this.type('The place, in words', name);
  }

  /** Waits until everything is saved. */
  saved = (): Promise<void> => this.#page.getByText('Saved', { exact: true }).waitFor();
}
