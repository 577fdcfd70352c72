/**
 * The formats that are read, by the names that people use. The server finds out which one a file
 * is.
 */
export const FORMATS: { name: string; title: string }[] = [
  { name: 'json', title: 'QRush JSON' },
  { name: 'qrush', title: 'QRush file' },
  { name: 'csv', title: 'CSV or TSV table' },
  { name: 'xlsx', title: 'Excel sheet' },
  { name: 'kahoot', title: 'Kahoot! sheet' },
  { name: 'quizizz', title: 'Quizizz or Wayground sheet' },
  { name: 'blooket', title: 'Blooket sheet' },
  { name: 'gift', title: 'Moodle GIFT' },
  { name: 'moodle-xml', title: 'Moodle XML' },
  { name: 'aiken', title: 'Aiken' },
  { name: 'qti', title: 'QTI' },
  { name: 'opentdb', title: 'Open Trivia DB' },
  { name: 'opentriviaqa', title: 'OpenTriviaQA' },
];

export const formatTitle = (name: string): string =>
  FORMATS.find((format) => format.name === name)?.title ?? name;
