import type { LanguageCode } from '../chat/languages/all.ts';

/** The meaning of a thumb below an answer: no other chat has one. */
export const THUMB: Record<LanguageCode, string> = {
  en: 'A thumb up means: answer received.',
  es: 'Un pulgar arriba significa: respuesta recibida.',
  pt: 'Um polegar para cima significa: resposta recebida.',
  hi: 'अँगूठे का निशान मतलब: जवाब मिल गया।',
  id: 'Jempol berarti: jawaban diterima.',
  ar: 'الإبهام المرفوع يعني: وصلت الإجابة.',
  de: 'Ein Daumen hoch heißt: Antwort ist da.',
  fr: 'Un pouce levé veut dire : réponse reçue.',
};
