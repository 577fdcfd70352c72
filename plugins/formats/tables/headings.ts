/** Meanings of columns, by their headings. */

/** The meaning of a column. */
export type Meaning =
  | 'question'
  | 'type'
  | 'correct'
  | 'wrong'
  | 'limit'
  | 'points'
  | 'picture'
  | 'alt'
  | 'language'
  | 'tolerance'
  | 'unit'
  | 'explanation'
  | 'hints'
  | 'category'
  | 'difficulty'
  | 'credit'
  | 'more'
  | 'number'
  | `answer ${number}`;

/** Words for a single meaning, in the languages that chats speak and what other programs write. */
const WORDS: [Exclude<Meaning, `answer ${number}`>, RegExp][] = [
  ['number', /^(question )?(#|no\.?|nr\.?|id|number)$/],
  [
    'question',
    /^(the )?(questions?|question texts?|question title|prompt|stem|term|front|word|frage|fragetext|pregunta|pergunta|soal|pertanyaan|سؤال|السؤال|प्रश्न)$/,
  ],
  [
    'wrong',
    /^(in ?correct|wrong|false|distractor|falsch|incorrecta|falsche antwort)( answers?| options?)?( ?\d+| [a-j])?$/,
  ],
  [
    'correct',
    /^(the )?(correct|right|correct (answers?|options?|choices?)|right (answers?|options?)|answers?|answer key|key|solutions?|definition|back|meaning|translation|richtig|richtige antwort|lösung|antwort|correcta|respuesta|respuesta correcta|réponse|bonne réponse|resposta|resposta correta|correta|benar|jawaban|jawaban benar|kunci jawaban|accepted answers?)$/,
  ],
  [
    'limit',
    /^(time|time limit|limit|timer|seconds|time in seconds|duration|zeit|tiempo|temps|tempo|waktu)$/,
  ],
  ['points', /^(points?|score|punkte|puntos|pontos|poin)$/],
  ['type', /^(type|question type|kind|typ|tipo|jenis)$/],
  [
    'picture',
    /^(images?|image link|image url|pictures?|picture link|media|bild|imagen|imagem|gambar)$/,
  ],
  ['alt', /^(alt|alt text|alternative text|picture text)$/],
  ['language', /^(language|lang|sprache|idioma|langue|bahasa)$/],
  ['tolerance', /^tolerance$/],
  ['unit', /^unit$/],
  [
    'explanation',
    /^((answer )?explanations?|explanation of( the)? answer|general feedback|feedback|rationale|reason|erklärung|begründung|explicación|explication|explicação|penjelasan)$/,
  ],
  ['hints', /^(hints?|tips?|clues?|hinweise?|tipps?|pistas?|dicas?|indices?|petunjuk)$/],
  [
    'category',
    /^(category|topic|subject|kategorie|thema|categoría|tema|catégorie|categoria|kategori)$/,
  ],
  [
    'difficulty',
    /^(difficulty|difficulty level|level|schwierigkeit|schwierigkeitsgrad|dificultad|difficulté|dificuldade|kesulitan|tingkat kesulitan)$/,
  ],
  ['credit', /^(credits?|source|attribution|quelle|fuente|fonte|sumber)$/],
  ['more', /^more$/],
];

const ANSWER =
  /^(?:(?:answers?|options?|choices?|antwort|antwortmöglichkeit|respuesta|opción|opcion|réponse|reponse|resposta|opção|opcao|jawaban|pilihan|opsi|accepted answer|item) ?)?(?:(\d{1,2})|([a-j]))$/;

/** The meaning of a column; undefined when its heading is not known. */
export function meaningOf(heading: string): Meaning | undefined {
  const text = simple(heading);
  if (text === '') return undefined;
  const word = WORDS.find(([, pattern]) => pattern.test(text));
  if (word) return word[0];
  const [, digits, letter] = ANSWER.exec(text) ?? [];
  const place = digits !== undefined ? Number(digits) : (letter?.charCodeAt(0) ?? 0) - 96;
  return place >= 1 && place <= 50 ? `answer ${place}` : undefined;
}

/** Whether somebody can say that a column is this. */
export const isMeaning = (text: string): text is Meaning =>
  WORDS.some(([meaning]) => meaning === text) || /^answer ([1-9]|[1-4]\d|50)$/.test(text);

/** Without case, remarks in brackets or behind a dash, and signs. */
const simple = (heading: string): string =>
  heading
    .slice(0, 200)
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/\([^)]*\)/g, '')
    .replace(/\s[-–—:].*$/, '')
    .replace(/[*:?_]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The meaning in words, for people. */
export function meaningInWords(meaning: Meaning): string | undefined {
  if (meaning === 'number') return undefined;
  if (meaning === 'correct') return 'right answer';
  if (meaning === 'wrong') return 'wrong answer';
  if (meaning === 'limit') return 'seconds to answer';
  if (meaning === 'alt') return 'text for the picture';
  if (meaning === 'hints') return 'hints, a line each';
  if (meaning === 'more') return 'other fields, as JSON';
  return meaning;
}
