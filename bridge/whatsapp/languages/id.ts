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
    stop: ['berhenti', 'berhenti berlangganan', 'batal', 'batalkan', 'hentikan', 'unreg'],
    web: ['web'],
    language: ['bahasa'],
  },

  ordinal: ({ text }) => `${text}.`,
  points: ({ text }) => `${text} poin`,
  place: ({ text }, players) =>
    players === undefined ? `peringkat ${text}` : `peringkat ${text} dari ${players}`,

  joined: (name, pin, ticks) =>
    `Kamu masuk sebagai *${name}* (permainan ${pin}). Pertanyaan datang di sini. ${ticks}` +
    'Kamu bisa mengirim NAMA dan nama lain, BANTUAN atau KELUAR.',
  ticks: 'Centang biru berarti: jawaban diterima.',
  resumed: (name, pin, standing) =>
    `Selamat datang kembali, *${name}* (permainan ${pin}): ${standing}.`,
  renamed: (name) => `Sekarang kamu *${name}*.`,
  browser: (link) =>
    `Lanjutkan di browser, sebagai pemain yang sama (tautan berlaku sekali): ${link}`,
  noBrowser: 'Permainan ini hanya bisa dimainkan di sini.',
  speaking: 'Mulai sekarang saya berbahasa Indonesia.',
  languages: (codes) => `Kirim BAHASA dan salah satu dari ini: ${codes}`,
  left: 'Kamu sudah keluar dari permainan. Kirim GABUNG dan kode permainan untuk main lagi.',
  notPlaying: 'Kamu tidak ada di permainan. Kirim GABUNG dan kode enam digit untuk main.',
  stopped: 'Kamu tidak akan menerima pesan lagi. Kirim GABUNG dan kode permainan untuk main lagi.',
  removed: 'Pembawa acara mengeluarkan kamu dari permainan.',
  help:
    'Kirim GABUNG dan kode enam digit di layar untuk main. Jawab dengan ketukan, atau ketik ' +
    'hurufnya atau jawabannya. NAMA dan sebuah nama mengganti namamu sampai permainan dimulai. ' +
    'WEB memberi tautan ke browser, BAHASA mengganti bahasa. ' +
    'KELUAR mengakhiri permainan untukmu, BERHENTI juga semua pesan. ' +
    'Perintah yang menjawab pertanyaan dihitung sebagai jawaban; STOP selalu berlaku.',
  wrongCode: (pin) => `Tidak ada permainan ${pin}. Periksa kodenya.`,
  tooManyCodes: (pin) =>
    `Tidak ada permainan ${pin}. Sudah terlalu banyak mencoba: tunggu sepuluh menit.`,
  nameTaken: 'Seseorang di permainan ini sudah memakai nama itu. Kirim NAMA dan nama lain.',
  nameRejected: 'Nama itu tidak bisa dipakai di sini. Kirim NAMA dan nama lain.',
  nameWaits:
    'Pembawa acara harus menyetujui nama ini. Nanti kamu dikabari. Untuk nama lain, kirim NAMA dan nama itu.',
  nameMissing: 'Kirim NAMA dan nama yang kamu mau, misalnya: NAMA Ana',
  nameFixed: 'Nama tidak bisa diganti setelah permainan dimulai.',
  gameLocked: 'Pembawa acara menutup pintu permainan ini.',
  gameFull: 'Permainan ini sudah penuh.',
  gameOver: 'Permainan ini sudah selesai. Kirim GABUNG dan kode permainan untuk main yang lain.',
  failed: 'Itu tidak berhasil. Coba lagi sebentar lagi.',
  notStarted: 'Permainan belum dimulai. Pertanyaan pertama datang di sini.',
  questionClosed: 'Pertanyaan itu sudah ditutup. Yang berikutnya datang di sini.',
  paused: 'Permainan sedang dijeda. Jawab lagi setelah dilanjutkan.',
  alreadyAnswered: 'Kamu sudah menjawab pertanyaan ini: jawaban pertamamu yang dihitung.',
  notUnderstood: 'Itu bukan salah satu jawaban. Ketuk satu, atau ketik hurufnya.',
  unreadable: 'Itu tidak bisa kubaca. Ketik jawabanmu dengan cara lain.',
  editIgnored: 'Pesan yang diedit tidak dibaca. Kirim lagi sebagai pesan baru.',
  unclear: 'Itu cocok dengan lebih dari satu jawaban. Ketuk yang dimaksud, atau ketik hurufnya.',

  typeLetter: 'Balas dengan hurufnya.',
  typeLetters: 'Balas dengan semua huruf yang benar, misalnya: A C',
  typeNumber: 'Balas dengan angka.',
  typeAnswer: 'Ketik jawabanmu.',
  openList: 'Jawab',
  listTitle: 'Pilih satu',
  trueFalse: ['Benar', 'Salah'],
  lastForNow:
    '_Sudah lama tidak ada jawaban: ini pertanyaan terakhir untuk saat ini. Kirim apa saja untuk melanjutkan._',

  finished: '🏁 *Permainan selesai.*',
  finishedAt: (place, points) => `🏁 *Permainan selesai.* Kamu di ${place} dengan ${points}.`,
  board: (link) => `Semua hasil (tautan berlaku sekali): ${link}`,
};
