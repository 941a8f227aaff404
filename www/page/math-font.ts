// The font of formulas: a part of STIX Math with the forms that no text font has, such as 𝒩 and 𝔼.
// It comes when a formula is first wanted, and is fetched rather than named in a stylesheet, where
// the page around a widget might have to allow fonts.
import address from '../fonts/math.woff2?url';

const FAMILY = 'vae-lab math'; // as stylesheets name it, before what the system has

let wanted: Promise<void> | undefined;

/** Formulas are there before it, and without it where it can't be had. */
export function wantMathFont(): void {
  wanted ??= load().catch(() => {});
}

async function load(): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) return;
  document.fonts.add(await new FontFace(FAMILY, await answer.arrayBuffer()).load());
}
