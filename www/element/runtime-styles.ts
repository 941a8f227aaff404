// The lab's stylesheets in a shadow root, and what they look like there.
import uplot from 'uplot/dist/uPlot.min.css?inline';
import bar from '../lab/css/bar.css?inline';
import controls from '../lab/css/controls.css?inline';
import dialog from '../lab/css/dialog.css?inline';
import figures from '../lab/css/figures.css?inline';
import formula from '../lab/css/formula.css?inline';
import galleryData from '../lab/css/gallery-data.css?inline';
import importing from '../lab/css/import.css?inline';
import notices from '../lab/css/notices.css?inline';
import pictures from '../lab/css/pictures.css?inline';
import panel from '../lab/css/panel.css?inline';
import { panelStyles } from '../panels/styles';
import surface from './css/runtime.css?inline';
import { sheetOf } from './styles';

const sheet = sheetOf([uplot, bar, controls, dialog, figures, formula, galleryData, importing, notices, pictures, panel, panelStyles, surface].join('\n'));

export function dress(root: ShadowRoot): void {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
