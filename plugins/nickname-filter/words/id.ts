import type { FoulWords } from './words.ts';

export const id: FoulWords = {
  foul: `
    kontol kontl kntl konthol memek memeq ngentot ngentod ngentid ngewe entot bangsat bgst
    bangsad jancok jancuk jncok dancok pepek bajingan pelacur lonte lonthe jembut
    jembud titit pukimak pukima pantek goblok goblog gblk tolol kimak telaso
    kampret keparat sundal anjg njing
    tetek toket colmek jablay sange sangean bokep peler pler kanjut ngaceng ngocok
    ngentott kontoll brengsek`,
  within: 'kontol ngentot jancok jancuk pukimak jembut bangsat',
  either: 'anjing itil setan pantat banci puki perek monyet',
};
