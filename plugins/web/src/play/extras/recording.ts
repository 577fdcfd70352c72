/** A sound or a video: few games have one. */
export { Recording } from '../../components/recording.tsx';
