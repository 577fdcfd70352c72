import { useId, useState } from 'preact/hooks';
import type { CreatedShare } from '../../../../server/protocol/shares.ts';
import { Problem } from '../components/problem.tsx';
import { wordsOf } from '../desk/api/client.ts';
import { addShare, listShares, removeShare } from '../desk/api/reports.ts';
import { Button } from '../desk/frame/button.tsx';
import { Dialog } from '../desk/frame/dialog.tsx';
import { t } from '../words/t.ts';
import { day } from './dates.ts';
import { Shown, usePart } from './part.tsx';

/** Days that a link may be good for; 0 is for ever. */
const DAYS = [0, 7, 30, 365];

interface Props {
  gameId: string;
  onClose(): void;
}

/** Links by which others read the report: a new one, and those that there are. */
export function ShareDialog({ gameId, onClose }: Props) {
  const [note, setNote] = useState('');
  const [days, setDays] = useState(0);
  const [made, setMade] = useState<CreatedShare>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const [turn, setTurn] = useState(0);
  const part = usePart(`shares ${turn}`, () => listShares(gameId));
  const [noteId, daysId] = [useId(), useId()];

  const act = async (work: () => Promise<unknown>) => {
    setIsBusy(true);
    try {
      await work();
      setProblem(undefined);
      setTurn((before) => before + 1);
    } catch (error) {
      setProblem(wordsOf(error));
    }
    setIsBusy(false);
  };
  const add = () =>
    act(async () => {
      const about = { ...(note.trim() && { note: note.trim() }), ...(days > 0 && { days }) };
      setMade(await addShare(gameId, about));
      setNote('');
    });
  const remove = (id: string) =>
    act(async () => {
      await removeShare(gameId, id);
      if (made?.id === id) setMade(undefined);
    });

  return (
    <Dialog
      title={t('report.shareTitle')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('report.close')}</Button>}
    >
      <p class="soft">{t('report.shareAbout')}</p>
      <div class="field">
        <label for={noteId}>{t('report.shareNote')}</label>
        <input
          id={noteId}
          class="input"
          maxLength={80}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for={daysId}>{t('report.shareDays')}</label>
        <select
          id={daysId}
          class="input"
          value={days}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
        >
          {DAYS.map((count) => (
            <option key={count} value={count}>
              {count === 0 ? t('report.forEver') : t('report.days', { count })}
            </option>
          ))}
        </select>
      </div>
      <Button kind="go" busy={isBusy} onClick={() => void add()}>
        {t('report.shareMake')}
      </Button>
      {made && <Made url={made.url} />}
      {problem !== undefined && <Problem text={problem} />}
      <Shown part={part} lines={1}>
        {({ shares }) => (
          <ul class="share-list">
            {shares.map(({ id, note: forWhom, createdAt, expiresAt }) => (
              <li key={id}>
                <span class="grow">
                  <b dir="auto">{forWhom ?? t('report.shareNoNote')}</b>
                  <br />
                  <span class="soft small">
                    {t('report.shareMadeOn', { date: day(createdAt) })}
                    {expiresAt !== undefined &&
                      ` · ${t('report.shareUntil', { date: day(expiresAt) })}`}
                  </span>
                </span>
                <Button
                  kind="danger"
                  aria-label={t('report.revokeNamed', { note: forWhom ?? day(createdAt) })}
                  onClick={() => void remove(id)}
                >
                  {t('report.revoke')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Dialog>
  );
}

/** The new link: the server keeps no copy of it. */
function Made({ url }: { url: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (field: HTMLInputElement | null | undefined) => {
    field?.select();
    // On plain http there is no clipboard: the link is selected, a key copies it.
    await navigator.clipboard?.writeText(url);
    setIsCopied(navigator.clipboard !== undefined);
  };
  return (
    <div class="notice share-made">
      <span>{t('report.shareOnce')}</span>
      <span class="share-link grow">
        <input class="input" readOnly dir="ltr" value={url} aria-label={t('report.shareLink')} />
        <Button
          icon="copy"
          onClick={(event) => void copy(event.currentTarget.parentElement?.querySelector('input'))}
        >
          {t(isCopied ? 'report.copied' : 'report.copy')}
        </Button>
      </span>
    </div>
  );
}
