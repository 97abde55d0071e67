// A parity test is worth what it notices: engines that count text wrongly must fail it.
import { textChanges } from './changes.js';
import { testChanges } from './engines.js';

testChanges(textChanges);
