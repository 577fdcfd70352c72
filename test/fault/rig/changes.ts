/** Events in a game, so that others can wait for them. */
export class Changes {
  readonly #waiting = new Set<() => void>();

  /** Says that something has changed. */
  tell(): void {
    for (const look of [...this.#waiting]) look();
  }

  /**
   * Waits until it is so.
   * @param givenUp asked each 100 ms: whether to wait no longer
   * @returns whether it is so
   */
  until(fits: () => boolean, givenUp: () => boolean): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (so: boolean) => {
        clearInterval(timer);
        this.#waiting.delete(look);
        resolve(so);
      };
      const look = () => fits() && end(true);
      const timer = setInterval(() => (fits() ? end(true) : givenUp() && end(false)), 100);
      this.#waiting.add(look);
      look();
    });
  }
}
