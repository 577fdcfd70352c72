import '../shell/fonts.css';
import '../design/tokens.css';
import '../design/base.css';
import '../shell/shell.css';
import '../design/controls.css';
import '../design/game.css';
import '../design/forms.css';
import '../design/finale.css';
import './play.css';
import './question.css';
import './answers.css';
import './result.css';
import { keepPage } from '../shell/offline.ts';
import { takeOver } from '../shell/take-over.ts';
import { PlayPage } from './play-page.tsx';

takeOver(PlayPage);
keepPage();
