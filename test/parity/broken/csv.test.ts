// A parity test is worth what it notices: engines that read CSV wrongly must fail it.
import { csvChanges } from './csv-changes.js';
import { testChanges } from './engines.js';

testChanges(csvChanges);
