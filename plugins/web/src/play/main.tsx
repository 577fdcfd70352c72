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
import './result.css';
import './network.css';
import { mount } from '../components/mount.tsx';
import { PlayPage } from './play-page.tsx';
import { ignoreSecondTaps } from './second-tap.ts';

ignoreSecondTaps();
mount(PlayPage);
