/** Words of the quiz, as a page shows them. */
export interface Words {
  text?: string | undefined;
  /** The same marked up. Of the server's own making: nothing of it acts, whatever the author wrote. */
  html?: string | undefined;
}

/** Goes onto the element that the words are to stand in. */
export const marked = ({ text, html }: Words) =>
  html ? { dangerouslySetInnerHTML: { __html: html } } : { children: text };
