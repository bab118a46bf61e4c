import { render } from 'preact';

import { App } from './App';
import './buyer.css';
import { applyType } from './largeType';
import { language, words } from './words';

document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
document.title = words.title;
applyType();
const root = document.getElementById('root');
if (root) render(<App path={location.pathname} />, root);
