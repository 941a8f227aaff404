// What a user of the element may write.
import 'vae-lab/define';
import { VaeProgressEvent, type VaeLabElement } from 'vae-lab/element';

const widget: VaeLabElement = document.querySelector('vae-lab')!;
widget.addEventListener('vae-ready', ({ detail }) =>
  console.info(detail.device.kind, detail.model.parameters),
);
widget.addEventListener('vae-progress', (event) => {
  if (event instanceof VaeProgressEvent && event.detail.step >= 5) void widget.pause();
  // @ts-expect-error: its details are known
  void event.detail.noSuchDetail;
});
widget.addEventListener('vae-error', ({ detail: { name, message } }) =>
  console.error(name, message),
);
await widget.play();
