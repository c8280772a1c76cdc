import { createRoot } from 'react-dom/client';
import { App } from './App';
import { CookieSession } from './cookie-session';
import { storage } from './storage';
import './fonts.css';
import './page.css';

// GraphiQL sets this class itself, but only once it is shown.
const theme = storage.getItem('graphiql:theme');
if (theme === 'light' || theme === 'dark') {
  document.body.classList.add(`graphiql-${theme}`);
}

const session = new CookieSession();
void session.restore();
createRoot(document.getElementById('root')!).render(<App session={session} />);
