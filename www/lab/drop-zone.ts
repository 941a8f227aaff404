// Files may be dropped anywhere on the page.
import { LabRequest } from './requests';

/** Sends dropped files up from `target`; while files hover over the page, it carries the class `dropping`. */
export function acceptDrops(target: HTMLElement): void {
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  const show = (dropping: boolean): void => void target.classList.toggle('dropping', dropping);
  target.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    show(true);
  });
  target.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) show(false); // the pointer left the window, not just one element
  });
  target.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    show(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) target.dispatchEvent(new LabRequest({ type: 'files', files }));
  });
}
