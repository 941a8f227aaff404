// The stylesheets of a widget that still waits.
import { unsafeCSS } from 'lit';
import base from '../page/css/base.css?inline';
import tokens from '../page/css/tokens.css?inline';
import frame from './css/frame.css?inline';
import poster from './css/poster.css?inline';
import { panelPosters } from '../panels/posters';

export const lightSheets = [tokens, base, frame, poster, panelPosters].map(unsafeCSS);
