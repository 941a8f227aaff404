// Frameworks that render pages on a server first.
import { testHosts } from './support/host-tests';
import { expectStepShown } from './support/step-shown';

testHosts('servers', { shows: expectStepShown });
