import { answerOf } from '../../api/client.ts';

/** A file that is on the server now. */
export interface UploadedMedia {
  url: string;
  kind: 'picture' | 'audio' | 'video' | 'captions';
}

/** The types that a file chooser offers. The server looks at what is in the file. */
export const PICTURES = 'image/png,image/jpeg,image/webp,image/gif,image/avif';
export const SOUNDS = 'audio/*,video/mp4,video/webm';
export const CAPTIONS = '.vtt,.srt,text/vtt';

/** Puts a file on the server. @throws ApiError that says why the server does not take it */
export const upload = (file: Blob, name: string): Promise<UploadedMedia> =>
  answerOf(`/api/media?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: file,
    headers: { 'content-type': 'application/octet-stream' },
  });

/** Has somebody choose a file. @returns undefined when they choose none */
export function chooseFile(accept: string): Promise<File | undefined> {
  const { promise, resolve } = Promise.withResolvers<File | undefined>();
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.addEventListener('change', () => resolve(input.files?.[0]));
  input.addEventListener('cancel', () => resolve(undefined));
  input.click();
  return promise;
}

/** The first file that is dropped or pasted, if it is a picture, a sound or a video. */
export const mediaFileIn = (data: DataTransfer | null): File | undefined =>
  [...(data?.files ?? [])].find(({ type }) => /^(image|audio|video)\//.test(type));
