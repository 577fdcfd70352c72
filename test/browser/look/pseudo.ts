/** A language that nobody speaks: English with accents, longer by 40 %. Most languages need no more room. */
import type { Page } from 'playwright-core';
import type { Sentence, Words } from '../../../plugins/web/languages/catalogue.ts';
import { pageSentences } from '../../../plugins/web/languages/numbered.ts';
import { PAGES } from '../../../plugins/web/languages/pages.ts';

const PLAIN = 'aceiknorsuyACEINORSUYZ';
const ACCENTED = 'áçéíķñöŕšûýÁÇÉÍÑÖŔŠÛÝŽ';

/** Values and tags stay as they are. */
const MARKS = /(\{\w+\}|<\/?\w+>)/;

/** One more letter for each two and a half. */
const stretch = (word: string): string => word + 'ŵ'.repeat(Math.round(word.length * 0.4));

const accented = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter);

const pseudo = (text: string): string =>
  text
    .split(MARKS)
    .map((part) =>
      MARKS.test(part) ? part : part.replace(/[a-z]+/gi, (word) => stretch(accented(word))),
    )
    .join('');

const pseudoSentence = (sentence: Sentence): Sentence =>
  typeof sentence === 'string'
    ? pseudo(sentence)
    : Object.fromEntries(Object.entries(sentence).map(([form, text]) => [form, pseudo(text)]));

export const pseudoWords = (english: Words): Words =>
  Object.fromEntries(
    Object.entries(english).map(([section, sentences]) => [
      section,
      Object.fromEntries(
        Object.entries(sentences).map(([name, sentence]) => [name, pseudoSentence(sentence)]),
      ),
    ]),
  );

/** Has a page speak it: the block of words in its HTML is another one. @param page its name, such as `index` */
export async function speakPseudo(window: Page, page: string, english: Words): Promise<void> {
  const { sections = [] } = PAGES[page] ?? {};
  const data = JSON.stringify({
    languages: { en: pseudo('English') },
    ...pageSentences(pseudoWords(english), english, sections),
  });
  await window.route(/\/(?:screen|\d{6})?(?:\?[^/]*)?$/, async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue();
    const answer = await route.fetch();
    const html = (await answer.text()).replace(
      /(id="words">).*?(<\/script>)/,
      (_, start: string, end: string) => start + data.replaceAll('</', '<\\/') + end,
    );
    await route.fulfill({ response: answer, body: html });
  });
}
