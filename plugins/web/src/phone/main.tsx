import '../shell/fonts.css';
import '../design/tokens.css';
import '../design/base.css';
import '../design/logo.css';
import '../shell/shell.css';
import './phone.css';
import './chat.css';
import { takeOver } from '../shell/take-over.ts';
import { PhonePage } from './phone-page.tsx';

takeOver(PhonePage);
