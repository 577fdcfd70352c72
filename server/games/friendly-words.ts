interface Words {
  first: readonly string[];
  second: readonly string[];
}

const words = (first: string, second: string): Words => ({
  first: first.split(' '),
  second: second.split(' '),
});

/**
 * Words of which friendly names are made, by language. Of languages with genders all are masculine, so
 * that any two agree. A name of the longest two has 15 letters: a number still fits behind it.
 */
export const FRIENDLY: Readonly<Record<string, Words>> & { en: Words } = {
  en: words(
    'Brave Bright Calm Clever Cosmic Eager Fancy Gentle Golden Happy Jolly Keen Kind Lively Lucky Mighty Noble Polite Proud Quick Rapid Royal Shiny Silver Smart Sunny Swift Witty',
    'Badger Beaver Bison Camel Condor Dolphin Eagle Falcon Fox Gecko Giraffe Hare Heron Koala Lemur Lion Lynx Marmot Moose Otter Owl Panda Parrot Penguin Puffin Raccoon Raven Robin Seal Tiger Turtle Walrus Whale Wolf Zebra',
  ),
  es: words(
    'Tigre Zorro Lince Delfín Halcón León Búho Oso Lobo Panda Koala Loro Puma Erizo Ciervo Gato Ganso Cisne Tucán Mapache',
    'Alegre Feliz Veloz Audaz Noble Capaz Genial Amable Fuerte Sabio Listo Bravo Risueño Sereno Dorado Curioso Tenaz',
  ),
  pt: words(
    'Tigre Lince Falcão Leão Urso Lobo Panda Coala Puma Ouriço Cervo Gato Ganso Cisne Tucano Castor Pinguim Bisonte',
    'Alegre Feliz Veloz Audaz Nobre Genial Amável Forte Sábio Esperto Bravo Sereno Dourado Curioso Tenaz',
  ),
  fr: words(
    'Tigre Renard Lynx Dauphin Faucon Lion Hibou Ours Loup Panda Koala Puma Cerf Chat Cygne Toucan Castor Bison Phoque',
    'Joyeux Rapide Noble Génial Aimable Fort Sage Malin Brave Calme Doré Curieux Tenace Agile Loyal',
  ),
  de: words(
    'Mutiger Kluger Flinker Froher Starker Edler Netter Heller Wacher Sanfter Treuer Weiser Zäher',
    'Tiger Fuchs Luchs Delfin Falke Löwe Uhu Bär Wolf Panda Koala Puma Igel Hirsch Kater Schwan Biber Dachs Otter Pinguin',
  ),
  hi: words(
    'बहादुर चतुर तेज़ शांत खुश नेक महान वीर दयालु सुंदर',
    'शेर हाथी मोर बाघ हिरन खरगोश तोता बाज घोड़ा ऊँट भालू हंस',
  ),
  ar: words(
    'أسد نمر صقر فهد غزال ثعلب دلفين حصان جمل باندا نسر طاووس دب',
    'شجاع ذكي سريع لطيف قوي حكيم مرح هادئ ذهبي نبيل سعيد',
  ),
  id: words(
    'Harimau Singa Elang Rusa Gajah Kancil Panda Koala Kelinci Merak Badak Beruang Bangau Kucing',
    'Berani Cerdas Cepat Ramah Kuat Bijak Riang Tenang Emas Hebat Lincah Setia',
  ),
};
