// What the model of a widget is made of, as attributes or a caller name it: settings, images, a
// checkpoint. What of them can't be used is reported.
import type { Schema, SessionConfig } from '../protocol/rust-types';
import type { Source } from '../page/source';
import type { Attributes, ValidationIssue } from './attributes';
import { findData } from './data-source';
import { optionsOf, type PictureOptions } from './picture-options';
import {
  addressOf,
  checkpointFrom,
  imagesFrom,
  type GivenCheckpoint,
  type GivenImages,
} from './inputs';
import { configOf } from './run-config';

/** `about`: the attributes that have no other issues than these. */
export type Report = (about: readonly string[], issues: readonly ValidationIssue[]) => void;

export class ModelInputs {
  /** `signal`: nobody wants what is still being fetched. */
  constructor(
    readonly signal: AbortSignal,
    readonly report: Report,
  ) {}

  /** `atHand`: the images that the model at hand learns from. */
  config(
    schema: Schema,
    named: Pick<Attributes, 'preset' | 'config' | 'seed'>,
    atHand?: SessionConfig['data'],
  ): SessionConfig {
    const { config, issues } = configOf(schema, named, atHand);
    this.report(['config', 'preset', 'seed'], issues);
    return config;
  }

  /** The settings that a link's text holds. */
  linked(schema: Schema, text: string, atHand?: SessionConfig['data']): SessionConfig {
    const { config, issues } = configOf(schema, { config: text, preset: null, seed: null }, atHand);
    this.report(['config'], issues);
    return config;
  }

  /** The images of the attribute data; null for the built-in digits. */
  async data(named: Pick<Attributes, 'data' | keyof PictureOptions>): Promise<Source | null> {
    const { source, issues } = await findData(named.data, {
      signal: this.signal,
      options: optionsOf(named),
    });
    this.#reportData(issues);
    return source;
  }

  /** Null for the built-in digits; rejects where there are none. */
  async images(given: GivenImages): Promise<Source | null> {
    const found = await imagesFrom(given, this.signal);
    this.#reportData(found?.issues ?? []);
    return found?.source ?? null;
  }

  /**
   * The saved model of the attribute checkpoint; null where it names none, or one that can't be
   * had.
   */
  async checkpoint(named: string | null): Promise<Uint8Array | null> {
    try {
      const checkpoint = named ? await checkpointFrom(addressOf(named), this.signal) : null;
      this.report(['checkpoint'], []);
      return checkpoint;
    } catch (error) {
      if (this.signal.aborted) this.report(['checkpoint'], []);
      else this.refused(error as Error);
      return null;
    }
  }

  /** A saved model that a caller gives; rejects where it can't be had. */
  givenCheckpoint(given: GivenCheckpoint): Promise<Uint8Array> {
    return checkpointFrom(given, this.signal);
  }

  /** The engine takes the checkpoint for none of its own, or it can't be had. */
  refused({ message }: Error): void {
    this.report(['checkpoint'], [{ about: 'checkpoint', text: message }]);
  }

  #reportData(texts: readonly string[]): void {
    this.report(
      ['data'],
      texts.map((text) => ({ about: 'data', text })),
    );
  }
}
