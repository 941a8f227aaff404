// Generators of documents, and what they leave.
import fs from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { testHosts } from './support/host-tests';

const PLACES: Record<string, string> = { mkdocs: 'docs/vae-lab', static: 'vae-lab' };

testHosts('documents', {
  async prepare(project, { example }) {
    const place = PLACES[example];
    if (!place) return;
    await project.tell('tar', '-xf', inject('tarball'));
    fs.renameSync(path.join(project.folder, 'package'), path.join(project.folder, place));
    if (example !== 'mkdocs') return;
    await project.tell('python3', '-m', 'venv', '.venv');
    await project.tell('.venv/bin/pip', 'install', '--quiet', '--requirement', 'requirements.txt');
    await project.tell('.venv/bin/mkdocs', 'build', '--strict');
  },
});
