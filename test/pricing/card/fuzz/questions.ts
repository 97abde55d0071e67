// What is asked about a list: numbers of its destinations and of their neighbours, with networks and times.
import type { Random } from '../../../random.js';
import type { PlainMessage } from '../../../reference/price.js';
import { type Destination, destinations, isPadded, neighbours } from './destinations.js';
import { type Fact, likely } from './truth.js';

export function drawQuestions(chance: Random, facts: readonly Fact[], count: number): PlainMessage[] {
  const times = [...new Set(facts.flatMap(({ from, until }) => [from, until]))].filter(time => time !== null);
  const hasRcs = facts.some(({ service, rcsPrice }) => service.startsWith('rcs') || rcsPrice !== null);
  return Array.from({ length: count }, (): PlainMessage => {
    const { key } = chance.pick(facts);
    const own = key.destination ?? chance.pick(destinations);
    const near = [own, own, ...neighbours.get(own.country)!];
    const destination = likely(chance, 10) ? chance.pick(destinations) : chance.pick(near);
    const time = chance.pick(times.length > 0 ? times : [0]) + chance.pick([-1, 0, 1, 86_400_000]);
    return {
      msisdn: destination.msisdn,
      country: destination.country,
      mccMnc: likely(chance, 50) ? networkOf(chance, destination) : undefined,
      channel: likely(chance, hasRcs ? 40 : 5) ? 'RCS' : 'SMS',
      at: likely(chance, times.length > 0 ? 80 : 10) ? time : undefined,
    };
  });
}

/** A network of a destination as a lookup writes it, at times with a zero in front of its MNC. */
function networkOf(chance: Random, { mcc, mncs }: Destination): string {
  const mnc = likely(chance, 90) ? chance.pick(mncs) : isPadded(mcc) ? '95' : '995';
  return mcc + (isPadded(mcc) && likely(chance, 15) ? mnc.padStart(3, '0') : mnc);
}
