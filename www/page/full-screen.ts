// A panel alone on the screen: by the browser where it can, else by covering the page.
const COVERING = 'covering';
let covered: HTMLElement | null = null;

/**
 * Where a panel stands: the document, or a shadow root, whose own elements the document does not
 * name.
 */
const rootOf = (panel: HTMLElement): Document | ShadowRoot =>
  panel.getRootNode() as Document | ShadowRoot;

export function isFullScreen(panel: HTMLElement): boolean {
  return rootOf(panel).fullscreenElement === panel || panel.classList.contains(COVERING);
}

/** Tells of every change by `fullscreenchange` at the document. */
export async function toggleFullScreen(panel: HTMLElement): Promise<void> {
  if (panel.classList.contains(COVERING)) return uncover(panel);
  if (rootOf(panel).fullscreenElement === panel) return document.exitFullscreen();
  try {
    await panel.requestFullscreen();
  } catch {
    // the browser has no such thing for elements, or the page is embedded in one that forbids it
    cover(panel);
  }
}

function cover(panel: HTMLElement): void {
  covered = panel;
  panel.classList.add(COVERING);
  for (const other of others(panel)) other.inert = true;
  document.addEventListener('keydown', onKey);
  tell();
}

function uncover(panel: HTMLElement): void {
  covered = null;
  panel.classList.remove(COVERING);
  for (const other of others(panel)) other.inert = false;
  document.removeEventListener('keydown', onKey);
  tell();
}

function onKey(event: KeyboardEvent): void {
  if (covered && (event.key === 'Escape' || !covered.isConnected)) uncover(covered);
}

function tell(): void {
  document.dispatchEvent(new Event('fullscreenchange'));
}

/** What may tell of an error, and stays. */
const TELLS = 'lab-notices, lab-status';

/** Everything beside the panel and what holds it, in its document or shadow root. */
function others(panel: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (
    let inner: HTMLElement = panel;
    inner !== document.body && inner.parentElement;
    inner = inner.parentElement
  ) {
    found.push(
      ...([...inner.parentElement.children] as HTMLElement[]).filter(
        (child) =>
          child !== inner &&
          !child.matches(`script, ${TELLS}`) &&
          child.querySelector(TELLS) === null,
      ),
    );
  }
  return found;
}
