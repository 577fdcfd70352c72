import type { FoulWords } from './words.ts';

export const fr: FoulWords = {
  foul: `
    putain putains pute putes putasse salope salopes salopard salopards saloperie salaud salauds
    connard connards connarde connasse connasses conasse conard connerie conneries merde merdes
    merdeux merdique emmerde emmerder enculé enculés enculée enculer encule enculeur couille
    couilles couillon foutre foutu nique niquer niker niquetamere niktamere ntm fdp vtff
    =pédé =pédés tapette tapettes tantouze branler branleur branleurs branlette branleuse
    chier chiasse chiottes trouduc trouducul troudeballe nichon nichons pétasse pétasses pouffiasse
    poufiasse pouffe grognasse suceuse suceur enfoiré enfoirés enfoirée gouine gouines bougnoule
    bougnoules bicot youpin youpine =négro =négros bamboula bâtard bâtards batards salop
    zob teub foufoune partouze merdeuse emmerdeur emmerdeuse emmerdant branlage cramouille clito
    teuch tringler suce =nègre =nègres`,
  within: 'salope connard enculé niquetam nikeltam filsdepute trouduc',
  either: 'cul conne chatte chattes bordel',
};
