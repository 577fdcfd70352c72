import '../shell/fonts.css';
import '../design/tokens.css';
import '../design/base.css';
import '../shell/shell.css';
import '../design/controls.css';
import '../design/game.css';
import '../design/forms.css';
import '../design/finale.css';
import './console.css';
import './stage.css';
import './lobby.css';
import './question.css';
import './reveal.css';
import './waiting-room.css';
import './channels.css';
import { takeOver } from '../shell/take-over.ts';
import { HostPage } from './host-page.tsx';

takeOver(HostPage);
