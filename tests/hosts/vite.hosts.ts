// Vite, from version 5 on: what it builds, and its development server.
import { testHosts } from './support/host-tests';

testHosts('vite');
