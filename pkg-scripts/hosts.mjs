// The hosts that the widget works in: the documentation lists them from here, and tests/hosts opens
// each.

/**
 * @typedef {object} Host
 * @property {string} name as the documentation has it
 * @property {Family} family the test that opens it
 * @property {string} example a folder of docs/examples
 * @property {string} shows which file of it to look at
 * @property {string} needs what has to be done there, in words
 * @property {string} pictures where the example has its pictures, a folder of it
 * @property {string} [site] the folder to serve, once built; the example itself otherwise
 * @property {boolean} [starts] its script `start` serves it: besides its site, or instead of one
 * @property {Record<string, string>} [versions] of packages, other than the example has
 */

/** @typedef {'pages' | 'bundlers' | 'vite' | 'frameworks' | 'servers' | 'documents'} Family */

const OUT_OF_DEPENDENCIES = "For its development server, `optimizeDeps: { exclude: ['vae-lab'] }`";

/**
 * The example of Vite, with one of its versions; without `versions`, the example's own.
 *
 * @param {number} version
 * @param {string} needs
 * @param {Record<string, string>} [versions]
 * @returns {Host}
 */
function vite(version, needs, versions) {
  return {
    name: `Vite ${version}`,
    family: 'vite',
    example: 'vite',
    shows: 'vite.config.js',
    needs,
    pictures: 'public',
    site: 'dist',
    starts: true,
    ...(versions && { versions }),
  };
}

/** @type {readonly Host[]} */
export const HOSTS = [
  {
    name: 'A page of another origin',
    family: 'pages',
    example: 'vanilla',
    shows: 'index.html',
    needs: 'The host of vae-lab sends `Access-Control-Allow-Origin`',
    pictures: '.',
  },
  {
    name: 'webpack 5',
    family: 'bundlers',
    example: 'webpack',
    shows: 'webpack.config.js',
    needs: 'Nothing; it warns of the size of the wasm unless it is told not to',
    pictures: 'public',
    site: 'public',
  },
  {
    name: 'Rspack 2',
    family: 'bundlers',
    example: 'rspack',
    shows: 'rspack.config.mjs',
    needs: 'Nothing; it warns of the size of the wasm unless it is told not to',
    pictures: 'public',
    site: 'public',
  },
  {
    name: 'esbuild',
    family: 'bundlers',
    example: 'esbuild',
    shows: 'build.js',
    needs: 'The files of `vae-lab/assets` copied beside the bundle',
    pictures: 'public',
    site: 'public',
  },
  {
    name: 'Rollup 4',
    family: 'bundlers',
    example: 'rollup',
    shows: 'rollup.config.js',
    needs: 'A plugin that follows `new URL(…, import.meta.url)`',
    pictures: 'public',
    site: 'public',
  },
  {
    name: 'Parcel 2',
    family: 'bundlers',
    example: 'parcel',
    shows: 'package.json',
    needs: '`packageExports` of its resolver switched on',
    pictures: '.',
    site: 'dist',
  },
  vite(5, OUT_OF_DEPENDENCIES, { vite: '5.4.21' }),
  vite(6, OUT_OF_DEPENDENCIES, { vite: '6.4.6' }),
  vite(7, OUT_OF_DEPENDENCIES),
  vite(8, 'Nothing', { vite: '8.3.8' }),
  {
    name: 'React 19, in StrictMode',
    family: 'frameworks',
    example: 'react',
    shows: 'main.tsx',
    needs: "`import 'vae-lab/react'`, for the types of JSX",
    pictures: 'public',
    site: 'dist',
  },
  {
    name: 'Vue 3',
    family: 'frameworks',
    example: 'vue',
    shows: 'App.vue',
    needs: 'Its compiler is told that `vae-lab` is a custom element',
    pictures: 'public',
    site: 'dist',
  },
  {
    name: 'Svelte 5',
    family: 'frameworks',
    example: 'svelte',
    shows: 'App.svelte',
    needs: 'Nothing',
    pictures: 'public',
    site: 'dist',
  },
  {
    name: 'Preact 11',
    family: 'frameworks',
    example: 'preact',
    shows: 'main.tsx',
    needs: "`import 'vae-lab/preact'`, for the types of JSX",
    pictures: 'public',
    site: 'dist',
  },
  {
    name: 'Solid',
    family: 'frameworks',
    example: 'solid',
    shows: 'main.tsx',
    needs: "`import 'vae-lab/solid'`, for the types of JSX",
    pictures: 'public',
    site: 'dist',
  },
  {
    name: 'Next 16',
    family: 'servers',
    example: 'next',
    shows: 'app/lab.tsx',
    needs: 'The import in a client component',
    pictures: 'public',
    starts: true,
  },
  {
    name: 'Astro 5',
    family: 'servers',
    example: 'astro',
    shows: 'src/pages/index.astro',
    needs: 'The import in a script of the page',
    pictures: 'public',
    site: 'dist',
  },
  {
    name: 'VitePress 1',
    family: 'documents',
    example: 'vitepress',
    shows: '.vitepress/theme/index.js',
    needs: 'The import in the theme; its compiler is told that `vae-lab` is a custom element',
    pictures: 'public',
    site: '.vitepress/dist',
  },
  {
    name: 'MkDocs',
    family: 'documents',
    example: 'mkdocs',
    shows: 'mkdocs.yml',
    needs: 'The package unpacked among the documents',
    pictures: 'docs',
    site: 'site',
  },
  {
    name: 'Static HTML, as Quarto, Jekyll or Hugo leave it',
    family: 'documents',
    example: 'static',
    shows: 'index.html',
    needs: 'The package unpacked beside the page',
    pictures: '.',
  },
];
