import { invalidParameter, missingParameter } from './graph-error.ts';

/** Bytes: what a picture may have, and what is read of a form with one in it. */
const PICTURE = 5 * 1024 * 1024;
export const UPLOAD_LIMIT = PICTURE + 100_000;

const TYPES = ['image/jpeg', 'image/png'];

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
  if (!TYPES.includes(file.type)) {
    throw invalidParameter(
      `Param file must be a file with one of these types: ${TYPES.join(', ')}`,
    );
  }
  if (file.size > PICTURE) throw invalidParameter('file is larger than 5 MB');
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
