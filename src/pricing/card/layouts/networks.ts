import type { CardValues } from '../card-row.js';
import { codesIn, type JsonObject, type LayoutRow, listOf } from './layout.js';

/** The rows of a country's `networks`, for layouts that have such a list. `shared` holds the country's values. */
export function networkRows({ networks }: JsonObject, shared: CardValues): LayoutRow[] {
  return listOf(networks).map((network, i) => {
    const at = `networks[${i}]`;
    const code = network.code ?? network.networkCode;
    const names = [network.networkName, network.network, network.comment, code];
    // A network without a name is still one network, and not the whole country.
    const name = names.find(text => typeof text === 'string' && text.trim() !== '') ?? at;
    const values = {
      ...shared,
      ...networkKey(network, code),
      currency: network.currency ?? shared.currency,
      network: name,
      price: network.price ?? network.mtPrice,
    };
    return { at, values, names: { price: 'price' } };
  });
}

/** MCC and MNC: both in one code, or apart. A network can have several MNC. */
function networkKey({ mcc, mnc, mncs }: JsonObject, code: unknown): CardValues {
  if (typeof code === 'string' && /^\d{5,6}$/.test(code)) return { mccMnc: code };
  if (mcc === undefined) return {};
  return { mcc, mnc: Array.isArray(mncs) ? codesIn(mncs) : mnc };
}
