// The styles of all panels as text, for a shadow root.
const STYLES = import.meta.glob<string>(['./*/*.css', '!./*/poster.css'], {
  eager: true,
  query: '?inline',
  import: 'default',
});

export const panelStyles = Object.values(STYLES).join('\n');
