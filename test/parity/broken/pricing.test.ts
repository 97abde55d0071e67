// A parity test is worth what it notices: engines that count messages wrongly must fail it.
import { pricingChanges } from './changes.js';
import { testChanges } from './engines.js';

testChanges(pricingChanges);
