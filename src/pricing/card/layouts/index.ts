import { carrierX } from './carrierx.js';
import type { Layout } from './layout.js';
import { messageBird } from './messagebird.js';
import { plivo } from './plivo.js';
import { seven } from './seven.js';
import { twilio } from './twilio.js';
import { vonage } from './vonage.js';

/** The layouts of providers. The first that recognizes an object reads it, so seven.io is in front of Vonage. */
export const layouts: readonly Layout[] = [twilio, seven, vonage, plivo, messageBird, carrierX];
