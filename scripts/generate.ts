// Runs every generator: each checks its committed file, or writes it with --write.
import './alphabets.js';
import './codes.js';
import './countries.js';
import './currencies.js';
import './engine-constants.js';
import './gateways.js';
import './mobile-country-codes.js';
import './national-alphabets.js';
import './numbers.js';
import './openapi.js';
import './replacements.js';
import './sample.js';
import './senders.js';
import './sentences.js';
