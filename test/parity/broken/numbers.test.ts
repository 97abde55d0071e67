// A parity test is worth what it notices: engines that count numbers wrongly must fail it.
import { numberChanges } from './changes.js';
import { testChanges } from './engines.js';

testChanges(numberChanges);
