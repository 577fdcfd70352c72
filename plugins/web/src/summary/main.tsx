import '../shell/fonts.css';
import '../design/tokens.css';
import '../design/base.css';
import '../design/logo.css';
import '../shell/shell.css';
import '../design/controls.css';
import '../design/game.css';
import '../design/marked.css';
import '../design/option.css';
import '../design/face.css';
import '../play/result.css';
import '../play/final.css';
import './summary.css';
import '../design/forced-colors.css';
import { takeOver } from '../shell/take-over.ts';
import { SummaryPage } from './summary-page.tsx';

takeOver(SummaryPage);
