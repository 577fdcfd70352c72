/**
 * The questions for a look at the player's page: each way to answer, and texts that are hard to
 * set.
 */
const rings = {
  type: 'single',
  text: 'Which planet has the most striking rings?',
  options: ['Mars', 'Venus', 'Saturn', 'Mercury'],
  correct: [2],
};

export const questions = {
  four: rings,
  two: {
    type: 'boolean',
    text: 'Honey can be eaten after three thousand years.',
    correct: true,
  },
  ten: {
    type: 'single',
    text: 'Which country has won the most Eurovision Song Contests on its own?',
    options: [
      ['Ireland', 'Italy', 'Norway', 'Portugal', 'Ukraine'],
      ['Estonia', 'Luxembourg', 'Greece', 'Denmark', 'Spain'],
    ].flat(),
    correct: [0],
  },
  long: {
    type: 'single',
    text: 'In the autumn of 1859 an English amateur astronomer was drawing a group of sunspots when two patches of intensely bright white light broke out in front of him, grew for a minute and faded again; within a day, compasses swung and telegraph operators got shocks from their keys. Which statement explains best how the flash and the storm are linked?',
    options: [
      'The flash was light of a flare; the cloud of charged gas thrown out with it came later',
      'A comet had fallen into the Sun, and its tail of dust swept across the Earth',
      'The sunspots broke away from the surface, flew to the Earth and were caught by its two poles',
      'Light from the flash travelled slowly through the ether and reached our planet a day later',
      'The Moon focused the light of the flash onto the telegraph wires',
      'Nothing links them: the storm came from the Earth’s core',
      'The solar wind stopped for a day and the Earth’s field expanded',
      'A nearby star had exploded; its slower dust came the next day',
      'Volcanic ash of that summer carried electric charge',
      'The telegraph network itself made the aurora',
    ],
    correct: [0],
  },
  picture: {
    type: 'single',
    text: 'What is this group of stars called?',
    options: ['The Big Dipper', 'Orion', 'Cassiopeia', 'The Swan'],
    correct: [0],
    media: { image: '/media/starter/big-dipper.png', alt: 'Seven stars' },
  },
  pictures: {
    type: 'x-pictures',
    text: 'Which one was built to lean?',
    pictures: ['leaning-tower', 'lattice-tower', 'pyramids', 'clock'],
  },
  several: {
    type: 'multiple',
    text: 'Which of these are noble gases?',
    options: ['Neon', 'Nitrogen', 'Argon', 'Chlorine', 'Xenon'],
    correct: [0, 2, 4],
  },
  text: {
    type: 'text',
    text: 'Which city was called Constantinople until 1930?',
    accepted: ['Istanbul'],
  },
  number: { type: 'number', text: 'How high is Mount Everest?', value: 8849, unit: 'm' },
  slider: { type: 'x-percent', text: 'How much of the Earth’s surface is water?', value: 71 },
  order: {
    type: 'order',
    text: 'Oldest first: order these inventions',
    options: ['The wheel', 'Paper', 'The printing press', 'The telescope', 'The steam engine'],
  },
  match: {
    type: 'match',
    text: 'Which currency is used where?',
    pairs: [
      ['Japan', 'Yen'],
      ['India', 'Rupee'],
      ['Poland', 'Złoty'],
      ['Thailand', 'Baht'],
    ],
  },
  point: {
    type: 'point',
    text: 'Where does the handle end?',
    picture: { image: '/media/starter/big-dipper.png', alt: 'Seven stars' },
    spot: { name: 'The last star of the handle', x: 0.5, y: 0.55, width: 0.2, height: 0.2 },
  },
  german: {
    type: 'single',
    text: 'Welche dieser Geschwindigkeitsbeschränkungen gilt auf österreichischen Schnellstraßen?',
    language: 'de',
    options: [
      'Hundertdreißig Kilometer pro Stunde',
      'Richtgeschwindigkeitsempfehlung',
      'Nur Nachtfahrbeschränkung',
      'Donaudampfschifffahrtsregelung',
    ],
    correct: [0],
  },
  arabic: {
    type: 'single',
    text: 'أيُّ كوكبٍ له أجمل الحلقات؟',
    language: 'ar',
    options: ['المريخ', 'الزهرة (Venus)', 'زحل', 'عطارد'],
    correct: [2],
  },
  /** Long enough to be warned, short enough to wait for that. */
  late: { ...rings, text: 'Which planet has rings that are seen from here?', limit: 6 },
  /** Over soon for all but those with extra time, who have long enough to look at that. */
  brief: { ...rings, text: 'Which planet would float on water?', limit: 3 },
};

/** In the order in which {@link questions} stand; with the plugin of `fixtures/other-types.ts`. */
export const quiz = {
  title: 'First night',
  questions: Object.values(questions).map((question) => ({ limit: 120, ...question })),
};
