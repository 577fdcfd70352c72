import './setup.css';
import { useEffect, useState } from 'preact/hooks';
import { hostSessions } from '../../game/sessions.ts';
import { t } from '../../words/t.ts';
import { ApiError } from '../api/client.ts';
import {
  type ChannelSummary,
  createGame,
  listChannels,
  listModes,
  type ModeSummary,
} from '../api/games.ts';
import { type EditableQuiz, readQuiz } from '../api/quizzes.ts';
import { Button, ButtonLink } from '../frame/button.tsx';
import { Field, Switch } from '../frame/field.tsx';
import { NumberInput } from '../frame/number-input.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { go } from '../frame/router.ts';
import { toast } from '../frame/toast.tsx';
import { Void } from '../frame/void.tsx';
import { BOTS, stageOf } from '../games/open-as-host.ts';
import { titleOf } from '../library/actions.ts';
import { BeforeYouStart } from './before-you-start.tsx';
import {
  type Choices,
  forTrial,
  hasChats,
  initialChoices,
  modeOf,
  openOf,
  optionsOf,
} from './choices.ts';
import { GameLanguage } from './game-language.tsx';
import { ModeOptions } from './mode-options.tsx';
import { ModePicker } from './mode-picker.tsx';
import { PresetPicker } from './preset-picker.tsx';
import { keepLast, lastChoices } from './presets.ts';
import { WhereToJoin } from './where-to-join.tsx';

/** `/host/quiz/:id/play`: how a game of the quiz is to be, and then its lobby. */
export function SetupPage({ id }: { id: string }) {
  const [quiz, setQuiz] = useState<EditableQuiz>();
  const [modes, setModes] = useState<ModeSummary[]>([]);
  const [channels, setChannels] = useState<ChannelSummary[]>([]);
  const [problem, setProblem] = useState<ApiError>();
  const load = async () => {
    setProblem(undefined);
    try {
      const [read, listed, ways] = await Promise.all([readQuiz(id), listModes(), listChannels()]);
      setModes(listed);
      setChannels(ways);
      setQuiz(read.value);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error);
    }
  };
  useEffect(() => void load(), [id]);

  if (problem) return <NoQuiz problem={problem} onTry={() => void load()} />;
  if (!quiz) return <PageHeader title={t('setup.hostGame')} />;
  if (!quiz.playable) return <Draft quiz={quiz} />;
  return <Setup quiz={quiz} modes={modes} channels={channels} />;
}

interface SetupProps {
  quiz: EditableQuiz;
  modes: ModeSummary[];
  channels: ChannelSummary[];
}

function Setup({ quiz, modes, channels }: SetupProps) {
  const [choices, setChoices] = useState<Choices>(() => lastChoices() ?? initialChoices);
  const [opening, setOpening] = useState<'game' | 'trial'>();
  const change = (changes: Partial<Choices>) => setChoices({ ...choices, ...changes });
  const mode = modeOf(choices, modes);
  const chats = hasChats(openOf(choices, channels));

  const open = async (kind: 'game' | 'trial') => {
    setOpening(kind);
    const isTrial = kind === 'trial';
    const options = optionsOf(isTrial ? forTrial(choices) : choices, modes, channels);
    try {
      const game = await createGame({
        quizId: quiz.id,
        ...(mode && { mode: mode.name }),
        options: { ...options, ...(isTrial && { trial: true }) },
      });
      keepLast(choices);
      hostSessions.keep({ ...game, title: titleOf(quiz) });
      go(stageOf(game.pin) + (isTrial ? BOTS : ''));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(error.message);
      setOpening(undefined);
    }
  };

  return (
    <>
      <PageHeader title={t('setup.hostTitle', { title: titleOf(quiz) })}>
        <ButtonLink href={`/host/quiz/${quiz.id}`} icon="edit">
          {t('setup.edit')}
        </ButtonLink>
        <Button
          icon="bots"
          busy={opening === 'trial'}
          disabled={opening !== undefined}
          onClick={() => void open('trial')}
        >
          {t('setup.tryBots')}
        </Button>
        <Button
          kind="go"
          icon="play"
          busy={opening === 'game'}
          disabled={opening !== undefined}
          onClick={() => void open('game')}
        >
          {t('setup.openLobby')}
        </Button>
      </PageHeader>
      <div class="desk-page">
        <PresetPicker choices={choices} onChoose={setChoices} />
        <div class="setup">
          <div class="stack">
            {mode && (
              <ModePicker
                modes={modes}
                chosen={mode}
                onChoose={(name) => change({ mode: name, modeOptions: {} })}
              />
            )}
            {mode && Object.keys(mode.options.properties ?? {}).length > 0 && (
              <section class="card pad" aria-labelledby="points">
                <h2 id="points">{t('setup.rulesOf', { mode: mode.title })}</h2>
                <div class="as-written">
                  <ModeOptions
                    mode={mode}
                    values={choices.modeOptions}
                    onChange={(modeOptions) => change({ modeOptions })}
                  />
                </div>
              </section>
            )}
            <Pace choices={choices} chats={chats} onChange={change} />
            <Names choices={choices} onChange={change} />
            <GameLanguage choices={choices} written={quiz.language} onChange={change} />
          </div>
          <div class="stack">
            <WhereToJoin choices={choices} channels={channels} onChange={change} />
            <BeforeYouStart
              quiz={quiz}
              timeFactor={choices.timeFactor}
              hasChats={chats}
              isFast={choices.modeOptions.speed !== false}
            />
          </div>
        </div>
      </div>
    </>
  );
}

interface PartProps {
  choices: Choices;
  onChange(changes: Partial<Choices>): void;
}

/** The values of `timeFactor` that a host can choose. */
const TIMES = [
  { factor: 0.5, name: 'setup.half' },
  { factor: 1, name: 'setup.asQuiz' },
  { factor: 1.5, name: 'setup.moreHalf' },
  { factor: 2, name: 'setup.twice' },
  { factor: 3, name: 'setup.thrice' },
] as const;

/** The values of `reading` that a host can choose. */
const READINGS = ['0', '3', '5', '10', 'length'];

function readingName(reading: string): string {
  if (reading === 'length') return t('setup.asText');
  return reading === '0' ? t('setup.noReading') : t('setup.seconds', { count: Number(reading) });
}

function Pace({ choices, chats, onChange }: PartProps & { chats: boolean }) {
  return (
    <section class="card pad" aria-labelledby="pace">
      <h2 id="pace">{t('setup.pace')}</h2>
      <div>
        <Switch
          label={t('setup.auto')}
          hint={t('setup.autoHint')}
          checked={choices.autoAdvance}
          onChange={(autoAdvance) => onChange({ autoAdvance })}
        />
        <Switch
          label={t('setup.steps')}
          hint={t('setup.stepsHint')}
          checked={choices.board}
          onChange={(board) => onChange({ board })}
        />
        <Switch
          label={t('setup.pictures')}
          hint={t('setup.picturesHint')}
          checked={choices.preload}
          onChange={(preload) => onChange({ preload })}
        />
        {chats && (
          <Switch
            label={t('setup.hold')}
            hint={t('setup.holdHint')}
            checked={choices.hold}
            onChange={(hold) => onChange({ hold })}
          />
        )}
      </div>
      <div class="setup-fields">
        <Field label={t('setup.time')}>
          {(ties) => (
            <select
              {...ties}
              class="input"
              value={choices.timeFactor}
              onChange={({ currentTarget: { value } }) => onChange({ timeFactor: Number(value) })}
            >
              {TIMES.map(({ factor, name }) => (
                <option key={factor} value={factor}>
                  {t(name)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('setup.reading')}>
          {(ties) => (
            <select
              {...ties}
              class="input"
              value={choices.reading}
              onChange={({ currentTarget: { value } }) => onChange({ reading: value })}
            >
              {READINGS.map((reading) => (
                <option key={reading} value={reading}>
                  {readingName(reading)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {choices.autoAdvance && (
          <Field label={t('setup.lookSeconds')}>
            {(ties) => (
              <NumberInput
                ties={ties}
                min={0}
                max={600}
                step={1}
                value={choices.autoAdvanceAfter}
                onInput={(autoAdvanceAfter = 0, isValid) =>
                  isValid && onChange({ autoAdvanceAfter })
                }
              />
            )}
          </Field>
        )}
        <Field label={t('setup.countdown')}>
          {(ties) => (
            <NumberInput
              ties={ties}
              min={0}
              max={60}
              step={1}
              value={choices.countdown}
              onInput={(countdown = 0, isValid) => isValid && onChange({ countdown })}
            />
          )}
        </Field>
      </div>
    </section>
  );
}

function Names({ choices, onChange }: PartProps) {
  return (
    <section class="card pad" aria-labelledby="names">
      <h2 id="names">{t('setup.names')}</h2>
      <div>
        <Switch
          label={t('setup.approve')}
          hint={t('setup.approveHint')}
          checked={choices.approveNames}
          onChange={(approveNames) => onChange({ approveNames })}
        />
        <Switch
          label={t('setup.friendly')}
          hint={t('setup.friendlyHint')}
          checked={choices.friendlyNames}
          onChange={(friendlyNames) => onChange({ friendlyNames })}
        />
        <Switch
          label={t('setup.waves')}
          hint={t('setup.wavesHint')}
          checked={choices.waves}
          onChange={(waves) => onChange({ waves })}
        />
      </div>
    </section>
  );
}

function Draft({ quiz }: { quiz: EditableQuiz }) {
  return (
    <>
      <PageHeader title={t('setup.hostTitle', { title: titleOf(quiz) })} />
      <Void faces={[quiz.id]} title={t('setup.draft')}>
        <p class="soft">{t('setup.draftText')}</p>
        <ButtonLink href={`/host/quiz/${quiz.id}`} kind="go" big icon="edit">
          {t('setup.finish')}
        </ButtonLink>
      </Void>
    </>
  );
}

function NoQuiz({ problem, onTry }: { problem: ApiError; onTry(): void }) {
  const isGone = problem.code === 'QUIZ_NOT_FOUND';
  return (
    <>
      <PageHeader title={t('setup.hostGame')} />
      <Void faces={['Gone']} title={t(isGone ? 'setup.gone' : 'setup.failed')}>
        <p class="soft" role="alert">
          {isGone ? t('setup.goneText') : problem.message}
        </p>
        <div class="row wrap">
          {!isGone && <Button onClick={onTry}>{t('desk.tryAgain')}</Button>}
          <ButtonLink href="/host" kind="go">
            {t('desk.toLibrary')}
          </ButtonLink>
        </div>
      </Void>
    </>
  );
}
