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
    hint: ['dica'],
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

  joined: (name, pin, received, say) =>
    `Você entrou como ${name} (jogo ${pin}). As perguntas chegam aqui. ${received}Você pode enviar ${say.name} e outro nome, ${say.help} ou ${say.leave}.`,
  resumed: (name, pin, standing) => `Olá de novo, ${name} (jogo ${pin}): ${standing}.`,
  renamed: (name) => `Agora você é ${name}.`,
  browser: (link) =>
    `Continue no navegador, como o mesmo jogador (o link funciona uma vez): ${link}`,
  noBrowser: 'Este jogo só pode ser jogado aqui.',
  speaking: 'A partir de agora eu falo português.',
  languages: (codes, say) => `Envie ${say.language} e um destes: ${codes}`,
  left: (say) => `Você saiu do jogo. Envie ${say.join} e um código para jogar de novo.`,
  notPlaying: (say) =>
    `Você não está em nenhum jogo. Envie ${say.join} e o código de seis dígitos para jogar.`,
  stopped: (say) =>
    `Você não vai receber mais mensagens. Envie ${say.join} e um código para jogar de novo.`,
  removed: 'O anfitrião removeu você do jogo.',
  help: (say) =>
    `Envie ${say.join} e o código de seis dígitos da tela para jogar. Responda com um toque, ou digite a letra ou a resposta. ${say.name} e um nome muda o seu nome até o jogo começar. ${say.web} traz um link para o navegador, ${say.language} outra língua. ${say.leave} termina o jogo para você, ${say.stop} também todas as mensagens.`,
  wrongCode: (pin) => `Não existe o jogo ${pin}. Confira o código.`,
  tooManyCodes: (pin) => `Não existe o jogo ${pin}. Foram tentativas demais: espere dez minutos.`,
  nameTaken: (say) => `Alguém neste jogo já tem esse nome. Envie ${say.name} e outro nome.`,
  nameRejected: (say) => `Esse nome não pode ser usado aqui. Envie ${say.name} e outro nome.`,
  nameWaits: (say) =>
    `O anfitrião precisa aceitar esse nome. Eu aviso quando isso acontecer. Para usar outro, envie ${say.name} e esse nome.`,
  nameMissing: (say) => `Envie ${say.name} e o nome que você quer, por exemplo: ${say.name} Ana`,
  nameFixed: 'O nome não pode ser mudado depois que o jogo começou.',
  channelClosed: 'Não dá para jogar este jogo por aqui. A tela do anfitrião mostra como entrar.',
  gameLocked: 'O anfitrião fechou a entrada deste jogo.',
  gameFull: 'Este jogo está cheio.',
  gameOver: (say) => `Este jogo acabou. Envie ${say.join} e um código para jogar outro.`,
  failed: 'Não deu certo. Tente de novo daqui a pouco.',
  notStarted: 'O jogo ainda não começou. A primeira pergunta chega aqui.',
  questionClosed: 'Essa pergunta está encerrada. A próxima chega aqui.',
  notCounted: 'Essa pergunta não conta.',
  noHint: 'Ainda não há nenhuma dica.',
  hintsCome: (say) => `As dicas chegam aos poucos: ${say.hint} traz a última.`,
  paused: 'O jogo está pausado. Responda de novo quando ele continuar.',
  alreadyAnswered: 'Você já respondeu a esta pergunta: vale a sua primeira resposta.',
  eliminated: 'Você está fora. Vou contar como o jogo termina.',
  notYourTurn: 'Esta é para outros. A próxima chega aqui.',
  notUnderstood: 'Essa não é uma das respostas. Toque em uma ou digite a letra dela.',
  unreadable: 'Não consigo ler isso. Escreva sua resposta de outro jeito.',
  notOrdered: 'Não vejo uma ordem aí. Envie cada letra uma vez, começando pelo primeiro lugar.',
  notMatched: 'Não consigo ler isso. Envie uma letra para cada número, todas em uma mensagem.',
  unclear:
    'Isso combina com mais de uma resposta. Toque na que você quer dizer ou digite a letra dela.',

  typeLetter: 'Responda com a letra.',
  typeLetters: 'Responda com todas as letras certas, por exemplo: A C',
  typeNumber: 'Responda com um número.',
  typeAnswer: 'Digite a sua resposta.',
  typeOrder: (example) => `Responda com as letras em ordem, por exemplo: ${example}`,
  typeMatch: (example) => `Responda com uma letra para cada número, por exemplo: ${example}`,
  pointOnly: 'Esta se responde no navegador, com um toque na imagem.',
  lastForNow:
    'Faz tempo que você não responde: esta é a última pergunta por enquanto. Envie qualquer coisa para continuar.',

  finished: 'O jogo acabou.',
  finishedAt: (place, points) => `Você ficou em ${place} com ${points}.`,
  summary: (link) => `Suas respostas e resultados: ${link}`,
};
