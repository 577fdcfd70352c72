import './styles.css';
import { takeOver } from '../shell/take-over.ts';
import { HostPage } from './host-page.tsx';

takeOver(HostPage);
