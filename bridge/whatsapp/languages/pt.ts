import type { Language } from './language.ts';

export const pt: Language = {
  tag: 'pt',
  name: 'Português',
  direction: 'ltr',
  verbs: {
    join: ['entrar', 'jogar', 'participar'],
    name: ['nome'],
    leave: ['sair'],
    help: ['ajuda'],
    stop: [
      'parar',
      'pare',
      'cancelar',
      'descadastrar',
      'cancelar inscrição',
      'desinscrever',
      'remover',
    ],
    web: ['web'],
    language: ['idioma', 'língua'],
  },

  ordinal: ({ text }) => `${text}º`,
  points: ({ value, text }) => `${text} ${value === 1 ? 'pt' : 'pts'}`,
  place: (rank, players) => `${pt.ordinal(rank)}${players === undefined ? '' : ` de ${players}`}`,

  joined: (name, pin, ticks) =>
    `Você entrou como *${name}* (jogo ${pin}). As perguntas chegam aqui. ${ticks}` +
    'Você pode enviar NOME e outro nome, AJUDA ou SAIR.',
  ticks: 'Os tiques azuis significam: resposta recebida.',
  resumed: (name, pin, standing) => `Olá de novo, *${name}* (jogo ${pin}): ${standing}.`,
  renamed: (name) => `Agora você é *${name}*.`,
  browser: (link) =>
    `Continue no navegador, como o mesmo jogador (o link funciona uma vez): ${link}`,
  noBrowser: 'Este jogo só pode ser jogado aqui.',
  speaking: 'A partir de agora eu falo português.',
  languages: (codes) => `Envie IDIOMA e um destes: ${codes}`,
  left: 'Você saiu do jogo. Envie ENTRAR e um código para jogar de novo.',
  notPlaying: 'Você não está em nenhum jogo. Envie ENTRAR e o código de seis dígitos para jogar.',
  stopped: 'Você não vai receber mais mensagens. Envie ENTRAR e um código para jogar de novo.',
  removed: 'O anfitrião removeu você do jogo.',
  help:
    'Envie ENTRAR e o código de seis dígitos da tela para jogar. Responda com um toque, ou digite ' +
    'a letra ou a resposta. NOME e um nome muda o seu nome até o jogo começar. ' +
    'WEB traz um link para o navegador, IDIOMA outra língua. ' +
    'SAIR termina o jogo para você, PARAR também todas as mensagens. ' +
    'Um comando que responde à pergunta conta como resposta; STOP funciona sempre.',
  wrongCode: (pin) => `Não existe o jogo ${pin}. Confira o código.`,
  tooManyCodes: (pin) => `Não existe o jogo ${pin}. Foram tentativas demais: espere dez minutos.`,
  nameTaken: 'Alguém neste jogo já tem esse nome. Envie NOME e outro nome.',
  nameRejected: 'Esse nome não pode ser usado aqui. Envie NOME e outro nome.',
  nameWaits:
    'O anfitrião precisa aceitar esse nome. Eu aviso quando isso acontecer. Para usar outro, envie NOME e esse nome.',
  nameMissing: 'Envie NOME e o nome que você quer, por exemplo: NOME Ana',
  nameFixed: 'O nome não pode ser mudado depois que o jogo começou.',
  gameLocked: 'O anfitrião fechou a entrada deste jogo.',
  gameFull: 'Este jogo está cheio.',
  gameOver: 'Este jogo acabou. Envie ENTRAR e um código para jogar outro.',
  failed: 'Não deu certo. Tente de novo daqui a pouco.',
  notStarted: 'O jogo ainda não começou. A primeira pergunta chega aqui.',
  questionClosed: 'Essa pergunta está encerrada. A próxima chega aqui.',
  paused: 'O jogo está pausado. Responda de novo quando ele continuar.',
  alreadyAnswered: 'Você já respondeu a esta pergunta: vale a sua primeira resposta.',
  notUnderstood: 'Essa não é uma das respostas. Toque em uma ou digite a letra dela.',
  unreadable: 'Não consigo ler isso. Escreva sua resposta de outro jeito.',
  editIgnored: 'Não leio mensagens editadas. Envie como uma nova mensagem.',
  unclear:
    'Isso combina com mais de uma resposta. Toque na que você quer dizer ou digite a letra dela.',

  typeLetter: 'Responda com a letra.',
  typeLetters: 'Responda com todas as letras certas, por exemplo: A C',
  typeNumber: 'Responda com um número.',
  typeAnswer: 'Digite a sua resposta.',
  openList: 'Responder',
  listTitle: 'Escolha uma',
  trueFalse: ['Verdadeiro', 'Falso'],
  lastForNow:
    '_Faz tempo que você não responde: esta é a última pergunta por enquanto. Envie qualquer coisa para continuar._',

  finished: '🏁 *O jogo acabou.*',
  finishedAt: (place, points) => `🏁 *O jogo acabou.* Você ficou em ${place} com ${points}.`,
  board: (link) => `Todos os resultados (o link funciona uma vez): ${link}`,
};
