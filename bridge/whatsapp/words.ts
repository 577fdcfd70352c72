import type { LanguageCode } from '../chat/languages/all.ts';

/** Sentences of the bridge that no other chat has a use for. */
export interface Words {
  /** The meaning of blue ticks, where they are shown. */
  ticks: string;
  /** The end of the help: when a word that is a command is an answer. */
  commandAnswers: string;
  editIgnored: string;
  /** The button that opens a list: at most 20 code points. */
  openList: string;
  /** Above the rows of a list: at most 24 code points. */
  listTitle: string;
}

export const WORDS: Record<LanguageCode, Words> = {
  en: {
    ticks: 'Blue ticks mean: answer received.',
    commandAnswers: 'A command that answers the question counts as the answer; STOP always works.',
    editIgnored: 'I do not read edited messages. Please send it as a new one.',
    openList: 'Answer',
    listTitle: 'Pick one',
  },
  es: {
    ticks: 'Los ticks azules significan: respuesta recibida.',
    commandAnswers:
      'Un comando que responde a la pregunta cuenta como respuesta; STOP funciona siempre.',
    editIgnored: 'No leo los mensajes editados. Envíalo como mensaje nuevo.',
    openList: 'Responder',
    listTitle: 'Elige una',
  },
  pt: {
    ticks: 'Os tiques azuis significam: resposta recebida.',
    commandAnswers: 'Um comando que responde à pergunta conta como resposta; STOP funciona sempre.',
    editIgnored: 'Não leio mensagens editadas. Envie como uma nova mensagem.',
    openList: 'Responder',
    listTitle: 'Escolha uma',
  },
  hi: {
    ticks: 'नीले टिक का मतलब: जवाब मिल गया।',
    commandAnswers: 'जो शब्द सवाल का जवाब हो, वह जवाब माना जाता है; STOP हमेशा काम करता है।',
    editIgnored: 'बदले हुए संदेश नहीं पढ़े जाते। कृपया इसे नए संदेश में भेजें।',
    openList: 'जवाब दें',
    listTitle: 'एक चुनें',
  },
  id: {
    ticks: 'Centang biru berarti: jawaban diterima.',
    commandAnswers:
      'Perintah yang menjawab pertanyaan dihitung sebagai jawaban; STOP selalu berlaku.',
    editIgnored: 'Pesan yang diedit tidak dibaca. Kirim lagi sebagai pesan baru.',
    openList: 'Jawab',
    listTitle: 'Pilih satu',
  },
  ar: {
    ticks: 'العلامتان الزرقاوان تعنيان: وصلت الإجابة.',
    commandAnswers: 'الأمر الذي يجيب عن السؤال يُحسب إجابة، أما STOP فيعمل دائمًا.',
    editIgnored: 'لا أقرأ الرسائل المعدّلة. أرسلها كرسالة جديدة.',
    openList: 'أجب',
    listTitle: 'اختر واحدة',
  },
  de: {
    ticks: 'Blaue Häkchen heißen: Antwort ist da.',
    commandAnswers: 'Ein Befehl, der die Frage beantwortet, zählt als Antwort; STOP geht immer.',
    editIgnored: 'Bearbeitete Nachrichten lese ich nicht. Bitte schick sie als neue Nachricht.',
    openList: 'Antworten',
    listTitle: 'Wähle eine',
  },
  fr: {
    ticks: 'Les coches bleues veulent dire : réponse reçue.',
    commandAnswers:
      'Une commande qui répond à la question compte comme réponse ; STOP marche toujours.',
    editIgnored: 'Je ne lis pas les messages modifiés. Renvoie-le comme nouveau message.',
    openList: 'Répondre',
    listTitle: 'Choisis',
  },
};
