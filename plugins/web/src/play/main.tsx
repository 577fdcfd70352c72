import '@fontsource-variable/rubik/index.css';
import '../design/tokens.css';
import '../design/base.css';
import '../design/controls.css';
import '../design/game.css';
import '../design/forms.css';
import '../design/finale.css';
import './play.css';
import './question.css';
import './answers.css';
import './lobby.css';
import './answered.css';
import './result.css';
import './final.css';
import { mount } from '../components/mount.tsx';
import { PlayPage } from './play-page.tsx';

mount(PlayPage);
