// The lab's stylesheets in a shadow root, and what they look like there.
import uplot from 'uplot/dist/uPlot.min.css?inline';
import bar from '../lab/css/bar.css?inline';
import controls from '../lab/css/controls.css?inline';
import dialog from '../lab/css/dialog.css?inline';
import drawing from '../lab/css/drawing.css?inline';
import flow from '../lab/css/flow.css?inline';
import formula from '../lab/css/formula.css?inline';
import galleryData from '../lab/css/gallery-data.css?inline';
import importing from '../lab/css/import.css?inline';
import latent from '../lab/css/latent.css?inline';
import measures from '../lab/css/measures.css?inline';
import notices from '../lab/css/notices.css?inline';
import pictures from '../lab/css/pictures.css?inline';
import views from '../lab/css/views.css?inline';
import surface from './css/surface.css?inline';
import { sheetOf } from './styles';

const sheet = sheetOf([uplot, bar, controls, dialog, drawing, flow, formula, galleryData, importing, latent, measures, notices, pictures, views, surface].join('\n'));

export function dress(root: ShadowRoot): void {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
