import './frame/desk.css';
import './frame/theme.ts';
import { takeOver } from '../shell/take-over.ts';
import { Desk } from './desk.tsx';

// The big screen was here once: its old addresses lead there.
const { hash, search } = location;
if (/\bpin=\d/.test(hash + search)) location.replace(`/host/game${search}${hash}`);
else takeOver(Desk);
