/**
 * Parts of a picture in words, row by row from the top left to the bottom right, in the languages that
 * chats speak.
 */
const PLACES: Record<string, string> = {
  en: 'Top left|Top centre|Top right|Centre left|Centre|Centre right|Bottom left|Bottom centre|Bottom right',
  es: 'Arriba a la izquierda|Arriba en el centro|Arriba a la derecha|Centro izquierda|Centro|Centro derecha|Abajo a la izquierda|Abajo en el centro|Abajo a la derecha',
  pt: 'Em cima à esquerda|Em cima ao centro|Em cima à direita|Centro à esquerda|Centro|Centro à direita|Embaixo à esquerda|Embaixo ao centro|Embaixo à direita',
  fr: 'En haut à gauche|En haut au centre|En haut à droite|Au centre à gauche|Au centre|Au centre à droite|En bas à gauche|En bas au centre|En bas à droite',
  de: 'Oben links|Oben Mitte|Oben rechts|Mitte links|Mitte|Mitte rechts|Unten links|Unten Mitte|Unten rechts',
  hi: 'ऊपर बाएँ|ऊपर बीच में|ऊपर दाएँ|बीच में बाएँ|बीच में|बीच में दाएँ|नीचे बाएँ|नीचे बीच में|नीचे दाएँ',
  ar: 'أعلى اليسار|أعلى الوسط|أعلى اليمين|وسط اليسار|الوسط|وسط اليمين|أسفل اليسار|أسفل الوسط|أسفل اليمين',
  id: 'Kiri atas|Tengah atas|Kanan atas|Kiri tengah|Tengah|Kanan tengah|Kiri bawah|Tengah bawah|Kanan bawah',
};

/** Parts of a picture beside and below each other. */
const SIDE = 3;

/** The part of a picture in which a point lies: 0 top left .. 8 bottom right. */
export function partAt([x, y]: readonly [number, number]): number {
  const step = (at: number) => Math.min(SIDE - 1, Math.floor(at * SIDE));
  return SIDE * step(y) + step(x);
}

/** A part in words of this language (BCP 47); in English where the language is not known. */
export function partName(part: number, language: string | undefined): string {
  const primary = language?.toLowerCase().split(/[-_]/, 1)[0] ?? 'en';
  const names = (Object.hasOwn(PLACES, primary) ? PLACES[primary] : PLACES.en) as string;
  return names.split('|')[part] ?? '';
}
