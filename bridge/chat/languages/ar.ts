import type { Language } from './language.ts';

const plural = new Intl.PluralRules('ar');
const POINTS: Record<string, string> = { one: 'نقطة', two: 'نقطة', few: 'نقاط' };

export const ar: Language = {
  tag: 'ar',
  name: 'العربية',
  direction: 'rtl',
  verbs: {
    join: ['انضم', 'انضمام', 'العب'],
    name: ['اسم', 'الاسم'],
    leave: ['غادر', 'خروج'],
    help: ['مساعدة'],
    stop: [
      'توقف',
      'إيقاف',
      'ايقاف',
      'أوقف',
      'اوقف',
      'إلغاء',
      'الغاء',
      'إلغاء الاشتراك',
      'الغاء الاشتراك',
    ],
    web: ['ويب'],
    language: ['لغة'],
  },

  ordinal: ({ text }) => `${text}.`,
  points: ({ value, text }) => `${text} ${POINTS[plural.select(value)] ?? 'نقطة'}`,
  place: ({ text }, players) =>
    players === undefined ? `المركز ${text}` : `المركز ${text} من ${players}`,

  joined: (name, pin, received, say) =>
    `أنت في اللعبة ${pin} باسم ${name}. الأسئلة تصل هنا. ${received}يمكنك إرسال ${say.name} ثم اسم آخر، أو ${say.help}، أو ${say.leave}.`,
  resumed: (name, pin, standing) => `مرحبًا بعودتك، ${name} (اللعبة ${pin}): ${standing}.`,
  renamed: (name) => `اسمك الآن ${name}.`,
  browser: (link) => `تابع اللعب في المتصفح كاللاعب نفسه (الرابط يعمل مرة واحدة): ${link}`,
  noBrowser: 'لا يمكن لعب هذه اللعبة إلا هنا.',
  speaking: 'سأكتب بالعربية من الآن.',
  languages: (codes, say) => `أرسل ${say.language} ثم واحدًا من هذه: ${codes}`,
  left: (say) => `لقد غادرت اللعبة. أرسل ${say.join} ثم رمز اللعبة لتلعب من جديد.`,
  notPlaying: (say) => `لست في أي لعبة. أرسل ${say.join} ثم رمز اللعبة المكوّن من ستة أرقام.`,
  stopped: (say) => `لن تصلك رسائل أخرى. أرسل ${say.join} ثم رمز اللعبة لتلعب من جديد.`,
  removed: 'أخرجك المضيف من اللعبة.',
  help: (say) =>
    `أرسل ${say.join} ثم الرمز المكوّن من ستة أرقام على الشاشة لتلعب. أجب بالنقر، أو اكتب الحرف أو الإجابة. ${say.name} ثم اسم جديد يغيّر اسمك حتى تبدأ اللعبة. ${say.web} يعطيك رابطًا للمتصفح، و${say.language} تغيّر اللغة. ${say.leave} ينهي اللعبة لك، و${say.stop} ينهي كل الرسائل أيضًا.`,
  wrongCode: (pin) => `لا توجد لعبة ${pin}. تحقق من الرمز.`,
  tooManyCodes: (pin) => `لا توجد لعبة ${pin}. محاولات كثيرة: انتظر عشر دقائق.`,
  nameTaken: (say) => `هذا الاسم مستخدم في اللعبة. أرسل ${say.name} ثم اسمًا آخر.`,
  nameRejected: (say) => `لا يمكن استخدام هذا الاسم هنا. أرسل ${say.name} ثم اسمًا آخر.`,
  nameWaits: (say) =>
    `يجب أن يوافق المضيف على هذا الاسم، وسأخبرك حينها. لاستخدام اسم آخر أرسل ${say.name} ثم ذلك الاسم.`,
  nameMissing: (say) => `أرسل ${say.name} ثم الاسم الذي تريده، مثلًا: ${say.name} Ana`,
  nameFixed: 'لا يمكن تغيير الاسم بعد بدء اللعبة.',
  channelClosed: 'لا يمكن لعب هذه اللعبة هنا. شاشة المضيف تبيّن طريقة الانضمام.',
  gameLocked: 'أغلق المضيف باب هذه اللعبة.',
  gameFull: 'هذه اللعبة ممتلئة.',
  gameOver: (say) => `انتهت هذه اللعبة. أرسل ${say.join} ثم رمز لعبة أخرى لتلعب.`,
  failed: 'لم ينجح ذلك. حاول مرة أخرى بعد قليل.',
  notStarted: 'لم تبدأ اللعبة بعد. السؤال الأول يصل هنا.',
  questionClosed: 'أُغلق هذا السؤال. السؤال التالي يصل هنا.',
  notCounted: 'هذا السؤال لا يُحتسب.',
  paused: 'اللعبة متوقفة مؤقتًا. أجب مرة أخرى عندما تستأنف.',
  alreadyAnswered: 'لقد أجبت عن هذا السؤال: إجابتك الأولى هي المحسوبة.',
  eliminated: 'لقد خرجت من اللعبة. سأخبرك كيف تنتهي.',
  notYourTurn: 'هذا السؤال لغيرك. السؤال التالي يصل إلى هنا.',
  notUnderstood: 'هذه ليست من الإجابات. انقر على واحدة أو اكتب حرفها.',
  unreadable: 'لا أستطيع قراءة ذلك. اكتب إجابتك بطريقة أخرى.',
  notOrdered: 'لا أجد ترتيبًا في ذلك. أرسل كل حرف مرة واحدة، بدءًا من المركز الأول.',
  notMatched: 'لا أستطيع قراءة ذلك. أرسل حرفًا لكل رقم، كلها في رسالة واحدة.',
  unclear: 'هذا يطابق أكثر من إجابة. انقر على التي تقصدها أو اكتب حرفها.',

  typeLetter: 'أجب بالحرف.',
  typeLetters: 'أجب بكل الحروف الصحيحة، مثلًا: A C',
  typeNumber: 'أجب برقم.',
  typeAnswer: 'اكتب إجابتك.',
  typeOrder: (example) => `أجب بالحروف مرتبة، مثلًا: ${example}`,
  typeMatch: (example) => `أجب بحرف لكل رقم، مثلًا: ${example}`,
  pointOnly: 'أجب عن هذا السؤال في المتصفح بالنقر على الصورة.',
  lastForNow: 'لم تصل إجابة منذ فترة: هذا آخر سؤال الآن. أرسل أي شيء للمتابعة.',

  finished: 'انتهت اللعبة.',
  finishedAt: (place, points) => `حصلت على ${place} ومعك ${points}.`,
  board: (link) => `كل النتائج (الرابط يعمل مرة واحدة): ${link}`,
};
