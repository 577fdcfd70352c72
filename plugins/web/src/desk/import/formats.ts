import { t } from '../../words/t.ts';

/**
 * The formats that are read, by the names that people use. The server finds out which one a file
 * is.
 */
export const formats = (): { name: string; title: string }[] => [
  { name: 'json', title: 'QRush JSON' },
  { name: 'qrush', title: t('format.qrush') },
  { name: 'csv', title: t('format.csv') },
  { name: 'xlsx', title: t('format.xlsx') },
  { name: 'kahoot', title: t('format.kahoot') },
  { name: 'quizizz', title: t('format.quizizz') },
  { name: 'blooket', title: t('format.blooket') },
  { name: 'gift', title: 'Moodle GIFT' },
  { name: 'moodle-xml', title: 'Moodle XML' },
  { name: 'aiken', title: 'Aiken' },
  { name: 'qti', title: 'QTI' },
  { name: 'opentdb', title: 'Open Trivia DB' },
  { name: 'opentriviaqa', title: 'OpenTriviaQA' },
];

export const formatTitle = (name: string): string =>
  formats().find((format) => format.name === name)?.title ?? name;
