/** A finding about one thing that WhatsApp takes. */
export interface Finding {
  /** Such as `token`. */
  about: string;
  /**
   * `good`; `odd`: it works, but somebody should look; `bad`: messages do not go or come; `unknown`:
   * there was no answer, or a setting that it takes is not set.
   */
  state: 'good' | 'odd' | 'bad' | 'unknown';
  /** One line. Names no secret and nobody's number but the business's. */
  says: string;
  /** The way to fix it, in one line; missing where there is nothing to do. */
  todo?: string;
}

/** A finding as one line. */
export const lineOf = ({ about, says, todo }: Finding): string =>
  `${about}: ${says}${todo === undefined ? '' : ` → ${todo}`}`;
