// Which device runs, and why: always on the page.
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { element } from '../parts/element';
import { part } from '../parts/part-element';
import { pick } from '../store/select';

const NAMES = { webgpu: 'WebGPU', cpu: 'CPU' } as const;

@element('lab-device')
export class LabDevice extends part(pick('device', 'phase')) {
  protected override render(): unknown {
    const { device, phase } = this.state;
    const name = device
      ? NAMES[device.kind]
      : phase === 'failed'
        ? msg('No device')
        : msg('Starting');
    const reason =
      device?.reason ??
      (phase === 'failed'
        ? msg('Training could not start.')
        : msg('Looking for the fastest device…'));
    // on the page the reason opens by focus, too
    const tabindex = this.closest('.bar') ? '0' : nothing;
    return html`<p data-testid="device-badge" tabindex=${tabindex} title=${device?.adapter ?? reason}><b class="badge ${device?.kind ?? phase}">${name}</b> <span>${reason}</span></p>`;
  }
}
