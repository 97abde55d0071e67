import { argumentError, misuse } from '../misuse.js';

/** The UTF-8 bytes of a text. */
export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** The HMAC-SHA256 of texts and bytes, one after the other: 32 octets. */
export async function hmacSha256(
  key: Uint8Array<ArrayBuffer>,
  parts: readonly (string | Uint8Array)[],
): Promise<Uint8Array> {
  const subtle = globalThis.crypto?.subtle;
  if (subtle === undefined) throw new Error('Signatures need crypto.subtle, which this host does not have.');
  const octets = parts.map(part => (typeof part === 'string' ? utf8(part) : part));
  const data = new Uint8Array(octets.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of octets) {
    data.set(part, at);
    at += part.length;
  }
  const hmac = { name: 'HMAC', hash: 'SHA-256' } as const;
  const imported = await subtle.importKey('raw', key, hmac, false, ['sign']);
  return new Uint8Array(await subtle.sign('HMAC', imported, data));
}

/** The signing secrets of an argument. */
export function requireSecrets(argument: string, secrets: readonly unknown[]): readonly string[] {
  for (const secret of secrets) {
    if (typeof secret !== 'string') throw argumentError(argument, 'a string', secret);
    if (secret === '') throw misuse(new RangeError(`${argument} must not be empty`));
  }
  return secrets as string[];
}

export const hex = (octets: Uint8Array): string =>
  Array.from(octets, octet => octet.toString(16).padStart(2, '0')).join('');

export const base64 = (octets: Uint8Array): string => btoa(String.fromCharCode(...octets));

/** The octets of base64; undefined for a text that is not base64, or is empty. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text), octet => octet.charCodeAt(0));
  } catch {
    return undefined; // A length that base64 does not have.
  }
}
