// Which device runs, and why: always on the page.
import { msg } from '@lit/localize';
import { html } from 'lit';
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
    return html`<p data-testid="device-badge" title=${device?.adapter ?? reason}><b class="badge ${device?.kind ?? phase}">${name}</b> <span>${reason}</span></p>`;
  }
}
