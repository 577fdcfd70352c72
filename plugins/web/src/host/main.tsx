import '@fontsource-variable/rubik/index.css';
import '../design/tokens.css';
import '../design/base.css';
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
import '../design/forced-colors.css';
import { mount } from '../components/mount.tsx';
import { HostPage } from './host-page.tsx';

mount(HostPage);
