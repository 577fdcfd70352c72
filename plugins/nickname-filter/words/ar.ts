import type { FoulWords } from './words.ts';

/** In Arabic script, and in Latin letters as chats write it. */
export const ar: FoulWords = {
  foul: `
    بظر كس كسك كسمك كسامك كسختك كساختك كسها اكساس زب زبك زبي زبه ازبار زبرك طيز طيزك طيزها اطياز
    شرموطة شرموط شراميط شرموطه قحبة قحاب قحبه معرص عرصات خولات منيوك منيوكة منايك متناك
    متناكة ينيك ينيكك انيكك نيكك نياكة نيكني تنيك اتناك بتناك لبوة خرا خراء خره
    عاهرة عاهره عاهرات مومس ديوث ابنالقحبة ابنالشرموطة بزاز ابزاز سكس شرج مصه
    sharmuta sharmouta sharmoota charmouta sharmota sharmut kosomak kosomk kosommak kossomak kosok
    kusomak kusommak kussummak koskhtak ayri ayre zebi zebbi zeby zobi zobri nikomak nikommak nikmok
    manyak manyoke manyouk manayek metnak mitnak khawal khawwal 9a7ba 9ahba kahba qahba gahba 3ars
    3arsa teezak tizak tizi labwa`,
  within: 'شرموط متناك منيوك sharmout sharmoot kosomak kossomak',
  either: 'نيك خول زامل لوطي عرص',
};
