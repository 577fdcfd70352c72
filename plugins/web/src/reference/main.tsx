import '@fontsource-variable/rubik/index.css';
import '../design/tokens.css';
import '../design/base.css';
import './reference.css';
import { mount } from '../components/mount.tsx';
import { ReferencePage } from './reference-page.tsx';

mount(ReferencePage);
