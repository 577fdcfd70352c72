import type { FoulWords } from './words.ts';

/** In Devanagari, and in Latin letters as chats write it. */
export const hi: FoulWords = {
  foul: `
    चूतिया चुतिया चूतिये चुतिये चूतियापा चूत चुत चूतड़ लंड लण्ड लन्ड लौड़ा लौड़े लोड़ा लोड़े लवड़ा लवड़े
    गांड गाँड गाण्ड गांडू गाँडू गाण्डू गंडू रंडी रण्डी रांड रंडवा भोसड़ी भोसड़ीके भोसड़ा भोसड़ीवाला
    मादरचोद मादरजात बहनचोद बहेनचोद भेनचोद बेहनचोद बकचोद बकचोदी चोदू चोदना चोद चुदाई चुदक्कड़ हरामी
    हरामज़ादा हरामज़ादे हरामज़ादी हरामखोर झाट झांट झाँट झाटू भड़वा भड़वे भड़ुआ छिनाल छिनार
    कमीना कमीने कमीनी कुतिया गश्ती हिजड़ा चूची मुट्ठल
    chutiya chutiye chutia chutiyapa chootiya chootia chutmarike choot chutad chutiyo chutiyon
    lavda lawda lavde lawde lodu lundtopi lundure gaand gaandu gandu gandoo gaandfat gaandmasti gaandufad gandfattu
    gandmasti gandmara gaandmara rundi randibaaz raand bhosdi bhosdike bhosdika bhosadike
    bhosda bhosad bsdk madarchod madhavchod balatkar balatkari randaap bhosadi madarchodh maderchod madharchod madarjaat bhenchod behenchod
    bhenchodh banchod behnchod benchod bakchod bakchodi chodu chodna chudai harami
    haramzada haramzade haramzadi haramkhor jhant jhaat jhaatu jhantu bhadwa bhadwe bhadva bhadve
    chinal chinaal kaminey kutiya kuttiya hijda choochi`,
  within: 'चूतिया चुतिया मादरचोद बहनचोद भोसड chutiya chootiya madarchod behenchod bhenchod bhosdik',
  either: 'lauda laude gand loda kamina kamine chut chod साला साले saala',
};
