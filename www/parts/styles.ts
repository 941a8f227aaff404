// Styles of an element by their names, set one by one: the attribute `style` is what a strict
// content security policy forbids.
import { noChange } from 'lit';
import { directive, Directive, type AttributePart } from 'lit/directive.js';

type Styles = Readonly<Record<string, string | number>>;

/** `style=${styles({ '--share': 0.5 })}`, with the same names every time. */
export const styles = directive(
  class extends Directive {
    override update({ element }: AttributePart, [values]: [Styles]): unknown {
      for (const [name, value] of Object.entries(values))
        (element as HTMLElement).style.setProperty(name, String(value));
      return noChange;
    }

    override render(_values: Styles): unknown {
      return noChange; // only a server would ask, and there is none
    }
  },
);
