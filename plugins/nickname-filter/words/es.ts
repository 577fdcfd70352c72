import type { FoulWords } from './words.ts';

export const es: FoulWords = {
  foul: `
    puta putas puto putos putita putitas putón putones putazo putada mierda mierdas mierdoso
    cabrón cabrona cabrones cabronazo gilipollas coño coños joder jódete jodete jodido jodida pollas
    pollón follar follando follador follada fóllame follame pendejo pendeja pendejos pendejas
    chinga chingar chingo chingate chíngate chingón chingona culo culos culero culera culeros
    maricón maricones mariconazo maricas mamón mamones mamada mamadas mamahuevo
    cojones cagar cagada cagón zorrón ojete ojetes panocha pinche pinches huevón güevón weón
    malparido malparida malnacido hdp ctm csm conchetumare conchatumadre verguero
    vergón pajillero pajero pajeros boludo pelotudo pelotuda capullo soplapollas chupapollas
    comemierda lameculos tocapelotas mariposón sudaca sudacas bollera tortillera travelo ramera
    putero guarra cachonda cachondo chocho chochos tetas tetona jilipollas gilipichis kapullo soplagaitas prostituta culiao culiado mamaguevo joto jotos`,
  within: 'hijoput hijodeput hijadeput hijueput hijaput gilipoll chingad conchadetumadre',
  either: 'polla verga zorra marica picha caca pene pito idiota imbécil carajo',
};
