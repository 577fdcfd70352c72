import '../shell/fonts.css';
import '../design/tokens.css';
import '../design/base.css';
import '../design/logo.css';
import '../shell/shell.css';
import './reference.css';
import { takeOver } from '../shell/take-over.ts';
import { ReferencePage } from './reference-page.tsx';

takeOver(ReferencePage);
