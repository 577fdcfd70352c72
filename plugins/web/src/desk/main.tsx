import '../shell/fonts.css';
import '../design/tokens.css';
import './frame/tokens.css';
import '../design/base.css';
import './frame/base.css';
import '../design/logo.css';
import '../shell/shell.css';
import '../design/option.css';
import '../design/face.css';
import './frame/parts.css';
import './frame/overlays.css';
import './frame/frame.css';
import { takeOver } from '../shell/take-over.ts';
import { Desk } from './desk.tsx';

// The big screen was here once: its old addresses lead there.
const { hash, search } = location;
if (/\bpin=\d/.test(hash + search)) location.replace(`/host/game${search}${hash}`);
else takeOver(Desk);
