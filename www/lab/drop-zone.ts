// Files may be dropped anywhere on the page.
import { msg } from '@lit/localize';
import { needsNothing, sortFiles } from './files';
import { chosenItems, droppedFolders } from './import/chosen';
import { LabRequest, type Request } from './requests';

/** Sends what is dropped up from `target`; while files hover over the page, it carries the class `dropping`. */
export function acceptDrops(target: HTMLElement): void {
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  const show = (dropping: boolean): void => {
    target.dataset['drop'] = msg('Drop images, a folder, a zip, arrays or IDX files, or a checkpoint (.safetensors)');
    target.classList.toggle('dropping', dropping);
  };
  target.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    show(true);
  });
  target.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) show(false); // the pointer left the window, not just one element
  });
  target.addEventListener('drop', (event) => {
    if (!event.dataTransfer || !hasFiles(event)) return;
    event.preventDefault();
    show(false);
    for (const request of requestsOf(event.dataTransfer, (event.target as Element).closest('dialog') !== null)) target.dispatchEvent(new LabRequest(request));
  });
}

/** What prepares images is passed by where nothing needs preparing, unless the visitor is there already. */
function requestsOf(transfer: DataTransfer, inDialog: boolean): Request[] {
  const folders = droppedFolders(transfer);
  if (folders) return [{ type: 'open-import', items: folders }];
  const files = [...transfer.files];
  const { checkpoints, images } = sortFiles(files);
  if (!inDialog && images.every(needsNothing)) return files.length > 0 ? [{ type: 'files', files }] : [];
  return [
    ...(checkpoints.length > 0 ? [{ type: 'files', files: checkpoints } as const] : []),
    ...(images.length > 0 ? [{ type: 'open-import', items: Promise.resolve(chosenItems(images)) } as const] : []),
  ];
}
