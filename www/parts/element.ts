// Registers a custom element under its name, unless another copy of it on the page has taken the
// name already.
export const element =
  (name: string) =>
  (type: CustomElementConstructor): void => {
    if (!customElements.get(name)) customElements.define(name, type);
  };
