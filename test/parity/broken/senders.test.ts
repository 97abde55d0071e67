// A parity test is worth what it notices: engines that count senders wrongly must fail it.
import { senderChanges } from './changes.js';
import { testChanges } from './engines.js';

testChanges(senderChanges);
