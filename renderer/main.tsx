import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startServices } from './app/start-services.ts';
import './styles/tokens.css';
import './styles/base.css';

startServices();

const root = document.getElementById('root');
if (!root) throw new Error('page has no root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
