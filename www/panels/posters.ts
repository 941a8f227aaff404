// What panels look like before they are there, as text, for a shadow root: apart from their styles,
// for it comes at once.
const POSTERS = import.meta.glob<string>('./*/poster.css', {
  eager: true,
  query: '?inline',
  import: 'default',
});

export const panelPosters = Object.values(POSTERS).join('\n');
