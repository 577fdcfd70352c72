/**
 * The parts that players need in games that ask for more than answers: one file, which comes when
 * it is asked.
 */
export { BesideForm } from './beside-form.tsx';
export { ExtraScreen } from './extra-screen.tsx';
export { JoinChoice } from './join-choice.tsx';
