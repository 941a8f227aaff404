// Markdown to HTML: headings with anchors, formulas as MathML, examples that run, tables made from
// the code.
import MarkdownIt from 'markdown-it';
import { mathml, readable } from '../../www/page/typeset.ts';

const TABLE = /^table: (\w+)$/; // the title of a link that stands alone: on a forge it leads to what the table is made from

/**
 * @typedef {import('markdown-it').MarkdownIt} Parser
 * @typedef {import('markdown-it').Token} Token
 * @typedef {{ level: number, text: string, slug: string, id: string }} Heading
 * @typedef {{ headings: Heading[], links: string[], live: boolean }} Found
 * @typedef {{ html: string, title: string } & Found} Rendered
 */

/**
 * @param {string} markdown
 * @param {(href: string) => string} resolve where a link leads on the site
 * @param {Record<string, string>} tables Markdown, by name
 * @returns {Promise<Rendered>}
 */
export async function render(markdown, resolve, tables) {
  const md = parser();
  /** @type {Found} */
  const env = { headings: [], links: [], live: false };
  const tokens = md.parse(markdown, env);
  expandTables(md, tokens, env, tables);
  for (const token of tokens.flatMap((token) => [token, ...(token.children ?? [])])) {
    const isFormula = token.type === 'math' || token.info === 'math';
    if (isFormula)
      token.meta = { mathml: await mathml(readable(token.content), token.type === 'fence') };
    const name = token.type === 'link_open' ? 'href' : token.type === 'image' ? 'src' : null;
    if (!name) continue;
    const href = resolve(String(token.attrGet(name)));
    token.attrSet(name, href);
    env.links.push(href);
  }
  nameHeadings(tokens, env);
  nameLanguages(tokens);
  const html = md.renderer.render(tokens, md.options, env);
  const title = env.headings.find(({ level }) => level === 1);
  if (!title) throw new Error('a chapter begins with a heading of level 1');
  return { html, title: title.text, headings: env.headings, links: env.links, live: env.live };
}

function parser() {
  const md = new MarkdownIt({ html: false, typographer: true }).disable('replacements'); // of typography only the quotes
  md.inline.ruler.before('backticks', 'math', inlineMath);
  md.renderer.rules['math'] = (tokens, i) => formulaOf(tokens[i]);
  md.renderer.rules.fence = fence(md);
  md.renderer.rules.table_open = () => '<div class="table"><table>\n';
  md.renderer.rules.table_close = () => '</table></div>\n';
  for (const cell of ['th_open', 'td_open']) {
    md.renderer.rules[cell] = (tokens, i) =>
      `<${tokens[i].tag}${/right/.test(String(tokens[i].attrGet('style'))) ? ' class="number"' : ''}>`;
  }
  return md;
}

/** What `render` leaves there. */
const formulaOf = (/** @type {Token} */ { meta }) =>
  /** @type {{ mathml: string }} */ (meta).mathml;

/**
 * $`x`$, as forges read it.
 *
 * @param {import('markdown-it').StateInline} state
 * @param {boolean} silent
 */
function inlineMath(state, silent) {
  const found = /^\$`([^`]+)`\$/.exec(state.src.slice(state.pos));
  if (!found) return false;
  if (!silent) state.push('math', 'math', 0).content = found[1];
  state.pos += found[0].length;
  return true;
}

/**
 * ```math is a formula; ```html live an example that runs above its source.
 *
 * @param {Parser} md
 * @returns {import('markdown-it').RendererRule}
 */
const fence = (md) => (tokens, i, _options, env) => {
  const { info, content } = tokens[i];
  if (info === 'math') return `<p class="formula">${formulaOf(tokens[i])}</p>\n`;
  const source = `<div class="code"><pre><code>${md.utils.escapeHtml(content)}</code></pre></div>\n`;
  if (info !== 'html live') return source;
  if (env) env['live'] = true;
  return `<div class="live">${content}${source}</div>\n`;
};

/**
 * A heading's name in links is its text, as forges make it.
 *
 * @param {Token[]} tokens
 * @param {Found} env
 */
function nameHeadings(tokens, env) {
  tokens.forEach((token, i) => {
    if (token.type !== 'heading_open') return;
    const text = (tokens[i + 1].children ?? []).map(({ content }) => content).join('');
    const slug = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-');
    const same = env.headings.filter(({ slug: other }) => other === slug).length;
    const id = same === 0 ? slug : `${slug}-${same}`;
    env.headings.push({ level: Number(token.tag[1]), text, slug, id });
    token.attrSet('id', id);
  });
}

/**
 * Chapters are in English, but for whole paragraphs of Chinese.
 *
 * @param {Token[]} tokens
 */
function nameLanguages(tokens) {
  tokens.forEach((token, i) => {
    if (token.type === 'paragraph_open' && /\p{Script=Han}/u.test(tokens[i + 1].content))
      token.attrSet('lang', 'zh');
  });
}

/**
 * @param {Parser} md
 * @param {Token[]} tokens
 * @param {Found} env
 * @param {Record<string, string>} tables
 */
function expandTables(md, tokens, env, tables) {
  for (let i = tokens.length - 1; i > 0; i--) {
    const [link] = tokens[i].children ?? [];
    const name = link?.type === 'link_open' && TABLE.exec(String(link.attrGet('title')))?.[1];
    if (!name) continue;
    if (!tables[name])
      throw new Error(`there is no table ${name}; there are ${Object.keys(tables).join(', ')}`);
    tokens.splice(i - 1, 3, ...md.parse(tables[name], env));
  }
}
