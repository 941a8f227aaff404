// What comes when everything else is there: the page says what its words mean, and what it notices.
import './findings/finding-card';
import { startGlossary } from './glossary/glossary';

startGlossary();
