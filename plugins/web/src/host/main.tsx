import './styles.css';
import '../desk/frame/theme.ts';
import { takeOver } from '../shell/take-over.ts';
import { HostPage } from './host-page.tsx';

takeOver(HostPage);
