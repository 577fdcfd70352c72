/** The parts that players need after the first question, or in few games: one file, which comes once they have joined. */
export { MatchAnswer } from './answers/match-answer.tsx';
export { OrderAnswer } from './answers/order-answer.tsx';
export { PointAnswer } from './answers/point-answer.tsx';
export { FinalScreen } from './final-screen.tsx';
export { ResultScreen } from './result-screen.tsx';
