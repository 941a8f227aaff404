// A Rolldown plugin: declarations as others than ourselves see them, without what is private or
// protected, and without Lit, which the package's users don't have; to them an element is an
// HTMLElement.
import { parseSync, Visitor } from 'rolldown/utils';

/** @returns {import('rolldown').Plugin} */
export function outward() {
  return {
    name: 'outward',
    transform: { filter: { id: /\.d\.ts$/ }, order: 'pre', handler: outwardOf },
  };
}

/** @param {string} written */
export function outwardOf(written) {
  const text = written.replace(/\bextends LitElement\b/g, 'extends HTMLElement');
  /** @type {[start: number, end: number][]} */
  const hidden = [];
  new Visitor({
    ClassBody({ start, body }) {
      let end = start + 1;
      for (const member of body) {
        if (isHidden(member)) hidden.push([end, member.end]); // with its comment
        end = member.end;
      }
    },
  }).visit(parseSync('module.d.ts', text).program);
  return hidden.reduceRight((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), text);
}

/** @param {import('rolldown/utils').ESTree.ClassElement} member */
function isHidden(member) {
  if (member.type === 'StaticBlock' || member.type === 'TSIndexSignature') return false;
  const isStyles =
    member.static && member.key.type === 'Identifier' && member.key.name === 'styles';
  return isStyles || member.accessibility === 'private' || member.accessibility === 'protected';
}
