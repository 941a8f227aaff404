import { svg, type TemplateResult } from 'lit';

const icon = (paths: TemplateResult): TemplateResult =>
  svg`<svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">${paths}</svg>` as unknown as TemplateResult;

export const playIcon = icon(
  svg`<path d="M8 5.2v13.6a.8.8 0 0 0 1.2.7l11-6.8a.8.8 0 0 0 0-1.4l-11-6.8A.8.8 0 0 0 8 5.2z" />`,
);
export const pauseIcon = icon(svg`<path d="M7 5h3.4v14H7zM13.6 5H17v14h-3.4z" />`);
export const stepIcon = icon(
  svg`<path d="M6 5.6v12.8a.7.7 0 0 0 1.1.6l8.9-6.4a.7.7 0 0 0 0-1.2L7.1 5a.7.7 0 0 0-1.1.6zM17 5h2.4v14H17z" />`,
);
export const resetIcon = icon(
  svg`<path d="M12 5a7.5 7.5 0 1 1-7.3 9.2l2.4-.5A5 5 0 1 0 12 7.5c-1.4 0-2.6.6-3.5 1.5L11 11.5H4.5V5l2.2 2.2A7.5 7.5 0 0 1 12 5z" />`,
);
export const undoIcon = icon(
  svg`<path d="M9.7 4.3 5 9l4.7 4.7 1.4-1.4L8.8 10H14a3.75 3.75 0 0 1 0 7.5h-4v2h4a5.75 5.75 0 0 0 0-11.5H8.8l2.3-2.3z" />`,
);
export const moreIcon = icon(svg`<path d="m6 9.4 6 6 6-6L16.6 8 12 12.6 7.4 8z" />`);
export const expandIcon = icon(
  svg`<path d="M4 4h6v2H7.4l3.3 3.3-1.4 1.4L6 7.4V10H4zM20 20h-6v-2h2.6l-3.3-3.3 1.4-1.4 3.3 3.3V14h2z" />`,
);
export const shrinkIcon = icon(
  svg`<path d="M11 11H5V9h2.6L4.3 5.7l1.4-1.4L9 7.6V5h2zM13 13h6v2h-2.6l3.3 3.3-1.4 1.4-3.3-3.3V19h-2z" />`,
);
export const pictureIcon = icon(
  svg`<path d="M11 4h2v8.2l3.3-3.3 1.4 1.4L12 16l-5.7-5.7 1.4-1.4 3.3 3.3zM5 18h14v2H5z" />`,
);
export const closeIcon = icon(
  svg`<path d="m6.4 5 5.6 5.6L17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z" />`,
);
