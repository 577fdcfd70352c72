/** The formats that come with QRush. Threads load this module. */
import { lazily } from './lazily.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const tables = () => import('./tables/formats.ts');

export const json = lazily(
  {
    name: 'json',
    title: 'QRush JSON',
    extensions: ['json'],
    mediaType: 'application/json; charset=utf-8',
    writes: true,
  },
  async () => (await import('./json/qrush-json.ts')).qrushJson,
);

export const qrush = lazily(
  {
    name: 'qrush',
    title: 'QRush file',
    extensions: ['qrush'],
    mediaType: 'application/zip',
    writes: true,
    hasMedia: true,
  },
  async () => (await import('./archives/qrush.ts')).qrush,
);

export const csv = lazily(
  {
    name: 'csv',
    title: 'CSV or TSV',
    extensions: ['csv', 'tsv', 'tab'],
    mediaType: 'text/csv; charset=utf-8',
    writes: true,
  },
  async () => (await tables()).csv,
);

export const xlsx = lazily(
  { name: 'xlsx', title: 'Excel sheet', extensions: ['xlsx'], mediaType: XLSX, writes: true },
  async () => (await tables()).xlsx,
);

export const kahoot = lazily(
  { name: 'kahoot', title: 'Kahoot! sheet', extensions: ['xlsx', 'csv'], mediaType: XLSX },
  async () => (await tables()).kahoot,
);

export const quizizz = lazily(
  {
    name: 'quizizz',
    title: 'Quizizz or Wayground sheet',
    extensions: ['xlsx', 'csv'],
    mediaType: XLSX,
  },
  async () => (await tables()).quizizz,
);

export const blooket = lazily(
  { name: 'blooket', title: 'Blooket sheet', extensions: ['csv', 'xlsx'], mediaType: XLSX },
  async () => (await tables()).blooket,
);

export const gift = lazily(
  {
    name: 'gift',
    title: 'Moodle GIFT',
    extensions: ['gift', 'txt'],
    mediaType: 'text/plain; charset=utf-8',
    writes: true,
  },
  async () => (await import('./gift/gift.ts')).gift,
);

export const moodleXml = lazily(
  {
    name: 'moodle-xml',
    title: 'Moodle XML',
    extensions: ['xml'],
    mediaType: 'application/xml',
  },
  async () => (await import('./xml/moodle-xml.ts')).moodleXml,
);

export const aiken = lazily(
  { name: 'aiken', title: 'Aiken', extensions: ['txt', 'aiken'], mediaType: 'text/plain' },
  async () => (await import('./aiken.ts')).aiken,
);

export const qti = lazily(
  {
    name: 'qti',
    title: 'QTI 2.1 and 3.0',
    extensions: ['xml', 'zip'],
    mediaType: 'application/xml',
  },
  async () => (await import('./qti/qti.ts')).qti,
);

export const openTriviaDb = lazily(
  {
    name: 'opentdb',
    title: 'Open Trivia DB',
    extensions: ['json'],
    mediaType: 'application/json',
  },
  async () => (await import('./json/open-trivia-db.ts')).openTriviaDb,
);

export const openTriviaQa = lazily(
  { name: 'opentriviaqa', title: 'OpenTriviaQA', extensions: ['txt'], mediaType: 'text/plain' },
  async () => (await import('./open-trivia-qa.ts')).openTriviaQa,
);
