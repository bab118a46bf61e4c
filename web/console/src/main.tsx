import { createRoot } from 'react-dom/client';

import './app/i18n';
import './app/base.css';
import { Root } from './app/Root';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Root />);
