import '@fontsource-variable/rubik/index.css';
import '../design/tokens.css';
import '../design/base.css';
import './phone.css';
import './chat.css';
import { mount } from '../components/mount.tsx';
import { PhonePage } from './phone-page.tsx';

mount(PhonePage);
