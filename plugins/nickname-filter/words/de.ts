import type { FoulWords } from './words.ts';

export const de: FoulWords = {
  foul: `
    arsch ärsche arschgesicht arschgeige arschficker arschkriecher arschlecker arschbacke arschi
    fotze fotzen fotzenknecht ficken fickt gefickt fickdich fickdeine fickfehler ficki fickst hure
    huren hurenkind hurenbock nutte nutten schlampe schlampen wichsen wichse wichst gewichst wixen
    wixer wixxer wixxa wichsa schwuchtel schwuchteln scheiß scheißer scheißen scheisser scheissen
    beschissen kacke kacken kackbratze kackvogel =möse =mösen pisse pissen pisser verpissdich pissnelke
    missgeburt mistgeburt spast spasten spacko mongo titten pimmel pimmelkopf schwanzlutscher
    kanake kanaken kanacke kümmeltürke neger bumsen drecksau dreckskerl drecksack
    drecksfotze miststück hackfresse wichskopf arschkopf flachwichser hodensack analritter kackwurst kampflesbe flittchen tittchen
    eierlutscher sackgesicht hurentochter opfersau judensau saujude zigeunersau`,
  within: 'arschloch arschlöch hurensohn hurensöhn wichser fotze scheiße scheiss deinemutterfick',
  either: 'fick ficker schwanz schwänze muschi muschis spasti',
};
