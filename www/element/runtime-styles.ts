// The lab's stylesheets in a shadow root, and what they look like there.
import uplot from 'uplot/dist/uPlot.min.css?inline';
import bar from '../page/css/bar.css?inline';
import controls from '../page/css/controls.css?inline';
import dialog from '../page/css/dialog.css?inline';
import figures from '../page/css/figures.css?inline';
import formula from '../page/css/formula.css?inline';
import galleryData from '../page/css/gallery-data.css?inline';
import importing from '../page/css/import.css?inline';
import notices from '../page/css/notices.css?inline';
import pictures from '../page/css/pictures.css?inline';
import settings from '../page/css/settings.css?inline';
import panel from '../page/css/panel.css?inline';
import { panelStyles } from '../panels/styles';
import surface from './css/runtime.css?inline';

// A browser makes it once, for all widgets.
const sheet = new CSSStyleSheet();
sheet.replaceSync(
  [
    uplot,
    bar,
    controls,
    settings,
    dialog,
    figures,
    formula,
    galleryData,
    importing,
    notices,
    pictures,
    panel,
    panelStyles,
    surface,
  ].join('\n'),
);

export function dress(root: ShadowRoot): void {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
