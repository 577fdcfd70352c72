import type { FoulWords } from './words.ts';

export const pt: FoulWords = {
  foul: `
    puta putas puto putos putinha putaria putão merda merdas caralho caralhos caraio krl porra
    foda fodas fodase fodasse foder fodido fodida fodendo fodão buceta bucetas boceta bocetas
    bucetuda cuzão cuzao cuzinho cuzões viado viados viadinho viadão bicha bichas bichona
    cacete punheta punheteiro punhetas xoxota xereca xota piroca pirocas piroquinha boquete
    boquetes arrombado arrombada arrombados vagabunda vagabundo fdp pqp vsf vtnc tnc tmnc cagar cagão
    bosta bostas cona conas paneleiro paneleiros colhões cabrão cabrões cornudo
    desgraçado otário otária escroto escrota siririca tesão tesuda safada
    sapatão traveco boiola baitola broxa babaca bronha quenga vadia vadias xochota chochota queca grelho biscate`,
  within: 'caralho filhadaput filhodaput filhodeput vaitomarnocu',
  either: 'veado pênis',
};
