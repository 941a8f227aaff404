// Bundlers other than Vite.
import { testHosts } from './support/host-tests';

testHosts('bundlers');
