// Files may be dropped anywhere on the page.
import { msg } from '@lit/localize';
import { sortFiles } from './files';
import { chosenItems, droppedFolders } from './import/chosen';
import { RequestEvent, type Request } from '../store/requests';

/**
 * Sends what is dropped up from `target`; while files hover over the page, it carries the class
 * `dropping`.
 */
export function acceptDrops(target: HTMLElement): void {
  const hasFiles = (event: DragEvent): boolean =>
    event.dataTransfer?.types.includes('Files') ?? false;
  const show = (dropping: boolean): void => {
    target.dataset['drop'] = msg(
      'Drop images, a folder, an archive, arrays or IDX files, or a checkpoint (.safetensors)',
    );
    target.classList.toggle('dropping', dropping);
  };
  target.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    show(true);
  });
  target.addEventListener('dragleave', (event) => {
    // the pointer left the window, not just one element
    if (event.relatedTarget === null) show(false);
  });
  target.addEventListener('drop', (event) => {
    if (!event.dataTransfer || !hasFiles(event)) return;
    event.preventDefault();
    show(false);
    const request = requestOf(event.dataTransfer);
    if (request) target.dispatchEvent(new RequestEvent(request));
  });
}

/**
 * Images are looked at before they are learned from; a checkpoint that comes with them is opened on
 * them.
 */
function requestOf(transfer: DataTransfer): Request | null {
  const folders = droppedFolders(transfer);
  if (folders) return { type: 'open-import', items: folders };
  const { checkpoints, images } = sortFiles([...transfer.files]);
  if (images.length > 0)
    return { type: 'open-import', items: Promise.resolve(chosenItems(images)), checkpoints };
  return checkpoints.length > 0 ? { type: 'checkpoints', files: checkpoints } : null;
}
