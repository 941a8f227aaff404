// What pkg-scripts/check says of imports in www/: faults of every sort are put into one small tree,
// under the rules as they are.
import { beforeAll, describe, expect, it } from 'vitest';
import { check } from './trial';

const TREE: Record<string, string> = {
  'engine/low.ts': 'export const low = 1;\nexport interface Low {}\n',
  'page/high.ts': 'export const high = 1;\nexport interface High {}\n',
  'page/down.ts': "import { low } from '../engine/low';\nexport const down = low;\n",
  'engine/value.ts': "import { high } from '../page/high';\nexport const value = high;\n",
  'engine/handed-on.ts': "export { high } from '../page/high';\n",
  'engine/side-effect.ts': "import '../page/high';\n",
  'engine/later.ts': "export const later = () => import('../page/high');\n",
  'engine/type.ts': "import type { High } from '../page/high';\nexport type Type = High;\n",
  'data/circle-1.ts': "import './circle-2';\n",
  'data/circle-2.ts': "export const next = () => import('./circle-3');\n",
  'data/circle-3.ts': "import './circle-1';\n",
  'data/types-go-round.ts':
    "import type { B } from './types-and-values';\nexport type A = B[];\nexport const a = 1;\n",
  'data/types-and-values.ts':
    "import { a } from './types-go-round';\nexport interface B { b: number }\nexport const b = a;\n",
  'panels/one/one.ts': "import { two } from '../two/two';\nexport const one = two;\n",
  'panels/two/two.ts': "import { own } from './own';\nexport const two = own;\n",
  'panels/two/own.ts': 'export const own = 2;\n',
  'attic/new.ts': "import { low } from '../engine/low';\nexport const fresh = low;\n",
};

// rules, by file
const broken = new Map<string, string[]>(Object.keys(TREE).map((file) => [file, []]));
let passes: boolean;

beforeAll(() => {
  const { output, ...verdict } = check(
    'layers',
    Object.fromEntries(Object.entries(TREE).map(([name, text]) => [`www/${name}`, text])),
  );
  passes = verdict.passes;
  for (const [, rule, file] of output.matchAll(/^ *error (\S+): www\/(\S+) /gm))
    broken.get(file!)?.push(rule!);
}, 60_000);

describe('the rules for imports', () => {
  it('fail the check', () => expect(passes).toBe(false));

  it('let a folder use what lies below it', () => {
    expect(broken.get('page/down.ts')).toEqual([]);
  });

  it.each(['value', 'handed-on', 'side-effect', 'later'])(
    'refuse what lies above, however it is imported (%s)',
    (name) => {
      expect(broken.get(`engine/${name}.ts`)).toEqual(['engine-imports-from-below']);
    },
  );

  it('refuse types from above as well', () => {
    expect(broken.get('engine/type.ts')).toEqual(['engine-imports-from-below']);
  });

  it('refuse a panel that imports another', () => {
    expect(broken.get('panels/one/one.ts')).toEqual(['no-panel-imports-another']);
    expect(broken.get('panels/two/two.ts')).toEqual([]);
  });

  it('refuse a circle of values, of side effects and import() too', () => {
    expect([1, 2, 3].flatMap((part) => broken.get(`data/circle-${part}.ts`)!)).toEqual([
      'no-circle',
    ]); // said once
  });

  it('refuse a circle that types alone close', () => {
    expect(
      ['types-go-round', 'types-and-values'].flatMap((name) => broken.get(`data/${name}.ts`)!),
    ).toEqual(['no-circle']);
  });

  it('ask for the place of a new folder', () => {
    expect(broken.get('attic/new.ts')).toEqual(['every-folder-has-a-place']);
  });
});
