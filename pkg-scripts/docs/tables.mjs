// The tables of the docs that the code is the source of, as Markdown.
import fs from 'node:fs';
import { readApi } from '../custom-elements.mjs';
import { HOSTS } from '../hosts.mjs';
import { readPanels } from '../panel-sections.mjs';
import { glossary, readGlossary } from './glossary.mjs';

/** @typedef {import('../../www/protocol/rust-types').Field} Field */

/** @type {import('../../www/protocol/rust-types').Schema} */
const schema = JSON.parse(fs.readFileSync('tests/www/schema.json', 'utf8')); // written from Rust

/**
 * By name.
 *
 * @returns {Promise<Record<string, string>>}
 */
export async function makeTables() {
  return {
    ...ofConfig(),
    ...ofElement(await readApi()),
    panels: ofPanels(await readPanels()),
    hosts: ofHosts(),
    glossary: glossary(await readGlossary()),
  };
}

function ofConfig() {
  return {
    fields: table(
      ['Setting', 'Range', 'Default', 'A change'],
      schema.fields.filter(isOfConfig).map(fieldRow),
    ),
    classifier: table(
      ['Setting', 'Range', 'Default'],
      schema.fields
        .filter((field) => !isOfConfig(field))
        .map((field) => fieldRow(field).slice(0, 3)),
    ),
    choices: schema.choices.map(choice).join('\n\n'),
    presets: table(
      ['Preset', 'What it sets'],
      schema.presets.map(({ name, label, help, config }) => [
        told(name, label, help),
        differences(schema.defaults, config).map(code).join(', ') ||
          'nothing: these are the defaults',
      ]),
    ),
  };
}

/** @param {import('../custom-elements.mjs').Api} api */
function ofElement({
  element: { attributes, members, events, cssParts, cssProperties },
  changes,
  details,
}) {
  const told = members
    .filter((member) => member.kind === 'field')
    .filter(({ attribute }) => !attribute);
  const methods = members.filter((member) => member.kind === 'method');
  return {
    attributes: table(
      ['Attribute', 'Type', 'Default', 'A change'],
      attributes.map(({ name, fieldName, type, default: usual, description }) => [
        described(name, description),
        code(type.text.replace(' | null', '')),
        usual ?? '',
        changes.get(fieldName ?? name) ?? 'at once',
      ]),
    ),
    properties: table(
      ['Property', 'Type'],
      told.map(({ name, type, description }) => [described(name, description), code(type.text)]),
    ),
    methods: table(
      ['Method'],
      methods.map((method) => [described(signature(method), method.description)]),
    ),
    events: table(
      ['Event', 'Detail'],
      events.map(({ name, type, description }) => [
        described(name, description),
        code(`{ ${details.get(type.text)?.join(', ')} }`),
      ]),
    ),
    parts: table(
      ['Part', 'What it is'],
      cssParts.map(({ name, description }) => [code(name), description]),
    ),
    custom: table(
      ['Custom property', 'Default', 'What it sets'],
      cssProperties.map(({ name, default: usual, description }) => [
        code(name),
        usual ?? '',
        description,
      ]),
    ),
  };
}

/**
 * What each shows, the comment that its file begins with says.
 *
 * @param {readonly import('../panel-sections.mjs').RegisteredPanel[]} panels
 */
function ofPanels(panels) {
  const says = (/** @type {string} */ name) =>
    openingComment(fs.readFileSync(`www/panels/${name}/index.ts`, 'utf8'));
  return table(
    ['Name', 'What it shows'],
    panels.map(({ name }) => [code(name), says(name)]),
  );
}

/** Its links are those of a chapter in docs/guide. */
function ofHosts() {
  const link = (/** @type {string} */ path) => `[${path.split('/').at(-1)}](../../${path})`;
  return table(
    ['Host', 'What it needs', 'Example', 'Test'],
    HOSTS.map(({ name, needs, example, shows, family }) => [
      name,
      needs,
      link(`docs/examples/${example}/${shows}`),
      link(`tests/hosts/${family}.hosts.ts`),
    ]),
  );
}

/** @param {string} source */
function openingComment(source) {
  const [lines = ''] = /^(?:\/\/ .*\n)+/.exec(source) ?? [];
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => line.slice('// '.length))
    .join(' ');
}

const isOfConfig = (/** @type {Field} */ { path }) => path.includes('.') || path === 'seed';

/** @param {Field} field */
function fieldRow({ path, label, help, min, max, integer, default: usual, restart }) {
  return [
    told(path, label, help),
    `${number(min)} to ${number(max)}${integer ? ', whole' : ''}`,
    number(usual),
    restart ? 'new model' : 'at once',
  ];
}

/** @param {import('../../www/protocol/rust-types').Choice} choice */
function choice({ path, label, help, options, restart }) {
  const rows = options.map(({ value, label, help, formula, models }) => [
    told(value, label, help),
    `$\`${formula}\`$`,
    models.length ? models.map(code).join(', ') : 'all',
  ]);
  return `### ${code(path)}\n\n**${label}.** ${help} A change ${restart ? 'starts a new model' : 'acts at once'}.\n\n${table(['Value', 'Formula', 'Models'], rows)}`;
}

/**
 * What a config says otherwise, as a share link writes it.
 *
 * @param {any} usual
 * @param {any} config
 * @returns {string[]}
 */
function differences(usual, config, path = '') {
  return Object.entries(config).flatMap(([key, value]) => {
    const before = usual?.[key];
    if (JSON.stringify(before) === JSON.stringify(value)) return [];
    if (typeof value === 'object' && !Array.isArray(value))
      return differences(before, value, `${path}${key}.`);
    return [`${path}${key}=${Array.isArray(value) ? value.join(',') : value}`];
  });
}

const code = (/** @type {string} */ text) => `\`${text}\``;
const told = (
  /** @type {string} */ name,
  /** @type {string} */ label,
  /** @type {string} */ help,
) => `${code(name)} **${label}.** ${help}`;
const described = (/** @type {string} */ name, /** @type {string} */ description) =>
  `${code(name)} *${description}*`;
const parameter = (
  /** @type {import('../custom-elements.mjs').Parameter} */ { name, type, optional },
) => `${name}${optional ? '?' : ''}: ${type.text}`;
const signature = (
  /** @type {import('../custom-elements.mjs').Method} */ {
    name,
    parameters = [],
    return: { type },
  },
) => `${name}(${parameters.map(parameter).join(', ')}): ${type.text}`;
const number = (/** @type {number} */ value) =>
  Math.abs(value) >= 1e4
    ? value.toLocaleString('en-GB')
    : value !== 0 && Math.abs(value) < 1e-3
      ? value.toExponential()
      : String(value);

/**
 * Markdown of a table; pipes in cells are escaped.
 *
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  const row = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}
