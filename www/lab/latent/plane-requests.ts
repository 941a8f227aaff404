// What the controls of the plane of codes may ask for.
import type { PlaneWindow } from '../../engine/messages';
import type { PlaneTool } from './plane-state';

export type PlaneRequest =
  | { type: 'plane-window'; window: PlaneWindow | null }
  | { type: 'plane-tool'; tool: PlaneTool }
  | { type: 'plane-point'; point: number | null }
  | { type: 'plane-pick'; points: readonly number[] | null };
