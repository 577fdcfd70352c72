import { invalidParameter, missingParameter } from './graph-error.ts';

const MB = 1024 * 1024;

/** MB that a file may have, by its type. */
const LARGEST: Record<string, number> = {
  'image/jpeg': 5,
  'image/png': 5,
  'audio/aac': 16,
  'audio/amr': 16,
  'audio/mp4': 16,
  'audio/mpeg': 16,
  'audio/ogg': 16,
  'video/3gpp': 16,
  'video/mp4': 16,
};

/** Bytes that are read of a form with a file in it. */
export const UPLOAD_LIMIT = 16 * MB + 100_000;

/** Reads the form of an upload. @throws GraphError 100, 131008 */
export async function readUpload(
  body: unknown,
  contentType: string | undefined,
): Promise<{ bytes: Uint8Array; mimeType: string }> {
  const form = await formOf(body, contentType);
  if (form.get('messaging_product') !== 'whatsapp') {
    throw invalidParameter("The parameter messaging_product must be 'whatsapp'");
  }
  const file = form.get('file');
  if (file === null) throw missingParameter('file is required');
  if (typeof file === 'string') throw invalidParameter('file must be a file');
  const largest = LARGEST[file.type];
  if (largest === undefined) {
    const types = Object.keys(LARGEST).join(', ');
    throw invalidParameter(`Param file must be a file with one of these types: ${types}`);
  }
  if (file.size > largest * MB) throw invalidParameter(`file is larger than ${largest} MB`);
  return { bytes: new Uint8Array(await file.arrayBuffer()), mimeType: file.type };
}

/** Node reads a form as the body of a fetched answer. */
async function formOf(body: unknown, contentType = ''): Promise<FormData> {
  try {
    const bytes = new Uint8Array(body as Buffer);
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  } catch {
    throw invalidParameter('the body is not a form with a file');
  }
}
