/**
 * The parts that few players need, as in games that ask for more than answers: one file, which comes when
 * it is asked.
 */
export { BesideForm } from './beside-form.tsx';
export { ExtraScreen } from './extra-screen.tsx';
export { JoinChoice } from './join-choice.tsx';
export { Removed } from './removed.tsx';
