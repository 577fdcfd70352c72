import { request } from '../../api/client.ts';
import { type Crop, WHOLE } from './crop.ts';

/** A picture before it is cropped, and the part of it that is shown. */
export interface Original {
  file: File;
  crop: Crop;
}

/** Originals that the page keeps: those that were cropped last. */
const MOST = 20;

/** By the address of what was cut out of them. */
const originals = new Map<string, Original>();

/** Keeps the original of a picture as long as the page is open, so that another part of it can be shown. */
export function keepOriginal(address: string, original: Original): void {
  originals.delete(address);
  originals.set(address, original);
  const [oldest] = originals.keys();
  if (originals.size > MOST && oldest !== undefined) originals.delete(oldest);
}

/**
 * Finds the picture that this one was cut out of, or else the picture as it is stored.
 * @throws ApiError when it cannot be loaded
 */
export async function originalOf(address: string): Promise<Original> {
  const kept = originals.get(address);
  if (kept) return kept;
  const blob = await (await request(address)).blob();
  const name = address.replace(/^.*\//, '');
  return { file: new File([blob], name, { type: blob.type }), crop: WHOLE };
}

/** Whether a picture moves: a part of it would stand still. */
export async function isMoving(file: File): Promise<boolean> {
  if (file.type === 'image/gif') return true;
  const head = new Uint8Array(await file.slice(0, 40).arrayBuffer());
  return file.type === 'image/webp' && String.fromCharCode(...head).includes('ANIM');
}

/** Whether a picture is on this server: others' pictures cannot be read by a page. */
export const isOurs = (address: string): boolean => /^\/(?!\/)/.test(address);
