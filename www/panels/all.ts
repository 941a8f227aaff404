// Every panel at once, with its styles: for the page, where each can be opened at any moment.
import.meta.glob(['./*/*-panel.ts', './*/*.css', '!./*/poster.css'], { eager: true });
