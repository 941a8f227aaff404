// The worker that reads a visitor's images while training goes on in its own. The page talks to it
// through client.ts.
import { expose } from 'comlink';
import { letRefusalsCross } from './crossing';
import { ImageImporter } from './importer';

letRefusalsCross();
expose(new ImageImporter());
