import type { Language } from './language.ts';

export const id: Language = {
  tag: 'id',
  name: 'Bahasa Indonesia',
  direction: 'ltr',
  verbs: {
    join: ['gabung', 'ikut', 'main'],
    name: ['nama'],
    leave: ['keluar'],
    help: ['bantuan'],
    hint: ['petunjuk'],
    stop: ['berhenti', 'berhenti berlangganan', 'batal', 'batalkan', 'hentikan', 'unreg'],
    web: ['web'],
    language: ['bahasa'],
  },

  ordinal: ({ text }) => `${text}.`,
  points: ({ text }) => `${text} poin`,
  place: ({ text }, players) =>
    players === undefined ? `peringkat ${text}` : `peringkat ${text} dari ${players}`,

  joined: (name, pin, received, say) =>
    `Kamu masuk sebagai ${name} (permainan ${pin}). Pertanyaan datang di sini. ${received}Kamu bisa mengirim ${say.name} dan nama lain, ${say.help} atau ${say.leave}.`,
  resumed: (name, pin, standing) =>
    `Selamat datang kembali, ${name} (permainan ${pin}): ${standing}.`,
  renamed: (name) => `Sekarang kamu ${name}.`,
  browser: (link) =>
    `Lanjutkan di browser, sebagai pemain yang sama (tautan berlaku sekali): ${link}`,
  noBrowser: 'Permainan ini hanya bisa dimainkan di sini.',
  speaking: 'Mulai sekarang saya berbahasa Indonesia.',
  languages: (codes, say) => `Kirim ${say.language} dan salah satu dari ini: ${codes}`,
  left: (say) =>
    `Kamu sudah keluar dari permainan. Kirim ${say.join} dan kode permainan untuk main lagi.`,
  notPlaying: (say) =>
    `Kamu tidak ada di permainan. Kirim ${say.join} dan kode enam digit untuk main.`,
  stopped: (say) =>
    `Kamu tidak akan menerima pesan lagi. Kirim ${say.join} dan kode permainan untuk main lagi.`,
  removed: 'Pembawa acara mengeluarkan kamu dari permainan.',
  help: (say) =>
    `Kirim ${say.join} dan kode enam digit di layar untuk main. Jawab dengan ketukan, atau ketik hurufnya atau jawabannya. ${say.name} dan sebuah nama mengganti namamu sampai permainan dimulai. ${say.web} memberi tautan ke browser, ${say.language} mengganti bahasa. ${say.leave} mengakhiri permainan untukmu, ${say.stop} juga semua pesan.`,
  wrongCode: (pin) => `Tidak ada permainan ${pin}. Periksa kodenya.`,
  tooManyCodes: (pin) =>
    `Tidak ada permainan ${pin}. Sudah terlalu banyak mencoba: tunggu sepuluh menit.`,
  nameTaken: (say) =>
    `Seseorang di permainan ini sudah memakai nama itu. Kirim ${say.name} dan nama lain.`,
  nameRejected: (say) => `Nama itu tidak bisa dipakai di sini. Kirim ${say.name} dan nama lain.`,
  nameWaits: (say) =>
    `Pembawa acara harus menyetujui nama ini. Nanti kamu dikabari. Untuk nama lain, kirim ${say.name} dan nama itu.`,
  nameMissing: (say) => `Kirim ${say.name} dan nama yang kamu mau, misalnya: ${say.name} Ana`,
  nameFixed: 'Nama tidak bisa diganti setelah permainan dimulai.',
  channelClosed:
    'Permainan ini tidak bisa dimainkan di sini. Layar pembawa acara menunjukkan cara bergabung.',
  gameLocked: 'Pembawa acara menutup pintu permainan ini.',
  gameFull: 'Permainan ini sudah penuh.',
  gameOver: (say) =>
    `Permainan ini sudah selesai. Kirim ${say.join} dan kode permainan untuk main yang lain.`,
  failed: 'Itu tidak berhasil. Coba lagi sebentar lagi.',
  notStarted: 'Permainan belum dimulai. Pertanyaan pertama datang di sini.',
  questionClosed: 'Pertanyaan itu sudah ditutup. Yang berikutnya datang di sini.',
  notCounted: 'Pertanyaan itu tidak dihitung.',
  noHint: 'Belum ada petunjuk.',
  hintsCome: (say) => `Petunjuk datang satu per satu: ${say.hint} menampilkan yang terbaru.`,
  paused: 'Permainan sedang dijeda. Jawab lagi setelah dilanjutkan.',
  alreadyAnswered: 'Kamu sudah menjawab pertanyaan ini: jawaban pertamamu yang dihitung.',
  eliminated: 'Kamu gugur. Nanti kuberi tahu bagaimana permainan berakhir.',
  notYourTurn: 'Yang ini dijawab orang lain. Berikutnya datang di sini.',
  notUnderstood: 'Itu bukan salah satu jawaban. Ketuk satu, atau ketik hurufnya.',
  unreadable: 'Itu tidak bisa kubaca. Ketik jawabanmu dengan cara lain.',
  notOrdered:
    'Itu bukan urutan yang bisa kubaca. Kirim setiap huruf satu kali, mulai dari tempat pertama.',
  notMatched:
    'Itu tidak bisa kubaca. Kirim satu huruf untuk setiap nomor, semuanya dalam satu pesan.',
  unclear: 'Itu cocok dengan lebih dari satu jawaban. Ketuk yang dimaksud, atau ketik hurufnya.',

  typeLetter: 'Balas dengan hurufnya.',
  typeLetters: 'Balas dengan semua huruf yang benar, misalnya: A C',
  typeNumber: 'Balas dengan angka.',
  typeAnswer: 'Ketik jawabanmu.',
  typeOrder: (example) => `Balas dengan hurufnya secara berurutan, misalnya: ${example}`,
  typeMatch: (example) => `Balas dengan satu huruf untuk setiap nomor, misalnya: ${example}`,
  pointOnly: 'Jawab yang ini di browser, dengan mengetuk gambarnya.',
  lastForNow:
    'Sudah lama tidak ada jawaban: ini pertanyaan terakhir untuk saat ini. Kirim apa saja untuk melanjutkan.',

  finished: 'Permainan selesai.',
  finishedAt: (place, points) => `Kamu di ${place} dengan ${points}.`,
  summary: (link) => `Jawaban dan hasilmu: ${link}`,
};
