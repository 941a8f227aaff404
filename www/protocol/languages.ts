// The languages there are, apart from the library that speaks them: who only uses the engine need
// not have that.
import type { allLocales } from './locale-codes';

export type Locale = (typeof allLocales)[number];
