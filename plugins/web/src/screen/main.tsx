import './styles.css';
import { takeOver } from '../shell/take-over.ts';
import { ScreenPage } from './screen-page.tsx';

takeOver(ScreenPage);
