import { argumentError, isObject, misuse } from '../../misuse.js';
import { checkOctets, checkWhole, fillBitsAfter, septetsIn } from '../octets/septets.js';
import type { SubmitMessage } from './encode-submit.js';

/** Throws unless every field of a message has its type, and every number is in its range. */
export function checkMessage(message: SubmitMessage): void {
  if (!isObject(message)) throw argumentError('message', 'an object', message);
  const { destination, text, userData, messageReference, protocolIdentifier, smsc } = message;
  if (typeof destination !== 'string') throw argumentError('message.destination', 'a string', destination);
  if ((text === undefined) === (userData === undefined))
    throw misuse(new TypeError('message must have either text or userData'));
  if (text !== undefined && typeof text !== 'string') throw argumentError('message.text', 'a string', text);
  checkUserData(userData);
  checkOctet('message.messageReference', messageReference);
  checkOctet('message.protocolIdentifier', protocolIdentifier);
  for (const flag of ['statusReport', 'rejectDuplicates', 'replyPath'] as const)
    checkBoolean(`message.${flag}`, message[flag]);
  if (smsc !== undefined && smsc !== null && typeof smsc !== 'string')
    throw argumentError('message.smsc', 'a string or null', smsc);
  checkAddressType('message.destinationType', message.destinationType);
  checkAddressType('message.smscType', message.smscType);
  checkValidityPeriod(message.validityPeriod);
}

/** User data of one TPDU. TP-UDL counts it in one octet. */
function checkUserData(userData: SubmitMessage['userData']): void {
  if (userData === undefined) return;
  if (!isObject(userData)) throw argumentError('message.userData', 'an object', userData);
  const { dataCoding, header, payload, septetCount } = userData;
  checkWhole('message.userData.dataCoding', dataCoding, 0, 255);
  checkOctets('message.userData.header', header);
  checkOctets('message.userData.payload', payload);
  checkWhole('octets of message.userData', header.length + payload.length, 0, MOST_OCTETS);
  if (septetCount === undefined) return;
  const room = septetsIn(payload.length, fillBitsAfter(header.length));
  checkWhole('message.userData.septetCount', septetCount, 0, room);
}

const MOST_OCTETS = 140;

function checkAddressType(name: string, type: SubmitMessage['destinationType']): void {
  if (type === undefined) return;
  if (!isObject(type)) throw argumentError(name, 'an object', type);
  checkWhole(`${name}.typeOfNumber`, type.typeOfNumber, 0, 7);
  checkWhole(`${name}.numberingPlan`, type.numberingPlan, 0, 15);
}

/** The format, and the types of its fields. Whether a duration or a time can be sent is a question of data. */
function checkValidityPeriod(period: SubmitMessage['validityPeriod']): void {
  if (period === undefined) return;
  const name = 'message.validityPeriod';
  if (!isObject(period)) throw argumentError(name, 'an object', period);
  const { format } = period;
  if (format !== 'relative' && format !== 'absolute' && format !== 'enhanced')
    throw argumentError(`${name}.format`, "'relative', 'absolute' or 'enhanced'", format);
  if (format === 'absolute') {
    const { time } = period;
    if (!isObject(time)) throw argumentError(`${name}.time`, 'an object with iso', time);
    if (time.iso !== null && typeof time.iso !== 'string')
      throw argumentError(`${name}.time.iso`, 'a string', time.iso);
    return;
  }
  const { seconds } = period;
  if (typeof seconds !== 'number' && (format === 'relative' || (seconds !== undefined && seconds !== null)))
    throw argumentError(`${name}.seconds`, 'a number', seconds);
  if (format === 'relative') return;
  checkBoolean(`${name}.singleShot`, period.singleShot);
  const { unit } = period;
  if (unit !== undefined && unit !== 'seconds' && unit !== 'clock' && unit !== 'steps')
    throw argumentError(`${name}.unit`, "'seconds', 'clock' or 'steps'", unit);
}

function checkOctet(name: string, value: number | undefined): void {
  if (value !== undefined) checkWhole(name, value, 0, 255);
}

function checkBoolean(name: string, value: boolean | undefined): void {
  if (value !== undefined && typeof value !== 'boolean') throw argumentError(name, 'a boolean', value);
}
