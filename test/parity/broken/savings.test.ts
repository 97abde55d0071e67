// A parity test is worth what it notices: engines that find wrong savings must fail it.
import { savingsChanges } from './changes.js';
import { testChanges } from './engines.js';

testChanges(savingsChanges);
