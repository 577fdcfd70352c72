import '../desk/frame/desk.css';
import { takeOver } from '../shell/take-over.ts';
import { SharedPage } from './shared-page.tsx';

takeOver(SharedPage);
