import type { BillLayout } from './layout.js';
import { messageBird } from './messagebird.js';
import { other } from './other.js';
import { plivo } from './plivo.js';
import { twilio } from './twilio.js';
import { vonage } from './vonage.js';

/** The first that recognizes the columns reads them. The last recognizes all. */
export const billLayouts: readonly BillLayout[] = [twilio, plivo, messageBird, vonage, other];
