// What a link may pin: ?device=cpu|webgpu|auto&autoplay=0|1. A wrong value is replaced and said, never obeyed or ignored.
import type { DeviceChoice } from '../engine/messages';

export interface UrlOptions {
  device: DeviceChoice;
  autoplay: boolean;
  complaints: string[];
}

const DEVICES: readonly string[] = ['auto', 'webgpu', 'cpu'] satisfies DeviceChoice[];

export function urlOptions(search: string): UrlOptions {
  const asked = new URLSearchParams(search);
  const complaints: string[] = [];
  const device = asked.get('device') ?? 'auto';
  const autoplay = asked.get('autoplay') ?? '1';
  if (!DEVICES.includes(device)) complaints.push(`The link asks for the device “${device}”, but it can be auto, webgpu or cpu. Using auto.`);
  if (autoplay !== '0' && autoplay !== '1') complaints.push(`The link asks for autoplay=${autoplay}, but it can be 0 or 1. Using 1.`);
  return { device: DEVICES.includes(device) ? (device as DeviceChoice) : 'auto', autoplay: autoplay !== '0', complaints };
}
