/** Ways to answer by moving things about: few games have them, and they need much script. */
import '../order-match.css';

export { MatchAnswer } from './match-answer.tsx';
export { OrderAnswer } from './order-answer.tsx';
export { PointAnswer } from './point-answer.tsx';
