import { expect, test } from 'vitest';
import { Provider, ProviderRequest } from '../../../www/parts/provider';
import type { ThemeColors } from '../../../www/parts/theme-colors';
import type { Observable } from '../../../www/store/store';

const [light, dark] = [{ axis: 'black' }, { axis: 'white' }] as ThemeColors[] as [
  ThemeColors,
  ThemeColors,
];
const store = { state: {}, subscribe: () => () => {} } as unknown as Observable;

/**
 * Events don't bubble without a document: what comes up from below is handed to the listener as it
 * is.
 */
function provider() {
  let listener!: (event: Event) => void;
  const root = Object.assign(new EventTarget(), {
    addEventListener: (_: string, hear: typeof listener) => void (listener = hear),
  }) as unknown as HTMLElement;
  const provider = new Provider(root, store, light);
  const ask = () => {
    const request = new ProviderRequest({ colors: dark });
    listener(request);
    return request;
  };
  const ownRequest = () => {
    const request = new ProviderRequest({ colors: dark });
    Object.defineProperty(request, 'target', { value: root });
    listener(request);
    return request;
  };
  return { provider, ask, ownRequest };
}

test('a part gets the store and the colours of the provider above it, and other colours with the theme', () => {
  const { provider: page, ask } = provider();
  const { provided, consumer } = ask();
  expect(provided?.store).toBe(store);
  expect(consumer.colors).toBe(light);
  page.colors = dark;
  expect(consumer.colors).toBe(dark);
});

test('a part that has left keeps its colours', () => {
  const { provider: page, ask } = provider();
  const { provided, consumer } = ask();
  provided?.leave();
  page.colors = dark;
  expect(consumer.colors).toBe(light);
});

test('what is itself a part, and provides for others, is answered further up', () => {
  expect(provider().ownRequest().provided).toBeNull();
});
