// Frameworks whose templates hold the tag, with the types that the package has for them.
import { testHosts } from './support/host-tests';
import { expectStepShown } from './support/step-shown';

testHosts('frameworks', { shows: expectStepShown });
