// A parity test is worth what it notices: engines that count strings wrongly must fail it.
import { stringChanges } from './changes.js';
import { testChanges } from './engines.js';

testChanges(stringChanges);
