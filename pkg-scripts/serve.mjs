// Serves dist/ until it is interrupted. usage: node pkg-scripts/serve.mjs PORT
import { serveFolder } from './static-server.mjs';

const port = Number(process.argv[2]);
try {
  const { url } = await serveFolder('dist', { port });
  console.log(`\nvae-lab is at ${url}  (Ctrl-C ends it)`);
} catch (error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  const reason =
    code === 'EADDRINUSE' ? 'something else uses it; give another with --port N' : message;
  console.error(`error: port ${port} can't be had: ${reason}`);
  process.exit(1);
}
