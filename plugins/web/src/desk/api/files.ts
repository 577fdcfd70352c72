import type { ErrorView } from '../../../../../server/protocol/errors.ts';
import type { FileProblem, ImportedQuiz } from '../../../../../server/protocol/resources.ts';
import { language } from '../../words/page-words.ts';
import { t } from '../../words/t.ts';
import { ApiError, queryOf, saidOf, unauthorized } from './client.ts';

export type { FileProblem, ImportedQuiz };

/** Bytes of a file that the server takes. */
export const LARGEST_FILE = 10_000_000;

/** A host's own reading of a table whose headings are not understood. */
export interface GivenColumns {
  /** The field of each column; empty for those that are left out. */
  fields: string[];
  /** The line of the headings; 0 where there are none. */
  headings: number;
}

export interface ImportHow {
  /** A format's name; found out when left out. */
  format?: string | undefined;
  title?: string | undefined;
  /** The meaning of a table's columns. */
  columns?: GivenColumns | undefined;
  /** Looks only. */
  dry?: true;
  /** Takes what is good. */
  partial?: true;
}

/**
 * Sends a file to be read.
 * @param onSent is told how much of it is there, from 0 to 1
 * @throws ApiError; also when nothing was stored, as something is wrong
 */
export function importFile(
  file: File,
  { format, title, columns, dry, partial }: ImportHow,
  onSent: (part: number) => void,
  signal: AbortSignal,
): Promise<ImportedQuiz> {
  // Not by fetch: it does not say how much has been sent.
  const sending = new XMLHttpRequest();
  const query = queryOf({
    name: file.name,
    format,
    title,
    columns: columns?.fields.join(','),
    headings: columns?.headings,
    dry,
    partial,
  });
  sending.open('POST', `/api/quizzes/import${query}`);
  sending.setRequestHeader('content-type', 'application/octet-stream');
  sending.setRequestHeader('accept-language', language);
  sending.responseType = 'json';
  sending.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 1);
  signal.addEventListener('abort', () => sending.abort());
  return new Promise((resolve, reject) => {
    sending.onerror = () => reject(new ApiError('NO_ANSWER', t('desk.unreachable')));
    sending.onabort = () => reject(new DOMException('given up', 'AbortError'));
    sending.onload = () => {
      const { status, response } = sending;
      if (status >= 200 && status < 300) return resolve(response as ImportedQuiz);
      if (status === 401) unauthorized();
      const { error } = (response ?? {}) as { error?: ErrorView };

      reject(
        new ApiError(error?.code ?? 'INTERNAL', saidOf(error, status), status, response ?? {}),
      );
    };
    sending.send(file);
  });
}
