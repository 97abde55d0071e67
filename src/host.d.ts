// The eight names that the library takes from its host, as far as it uses them. Every browser, worker and server since
// 2020 has the first five. Only signatures name crypto. Only the kernel names Buffer and WebAssembly, and does without
// either where it is missing.

declare class URL {
  constructor(url: string, base?: string);
  readonly hostname: string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, into: Uint8Array): { readonly read: number; readonly written: number };
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}

declare function atob(base64: string): string;

declare function btoa(octets: string): string;

/** Browsers have `subtle` on pages served over https only. */
declare var crypto:
  | {
      readonly subtle?: {
        importKey(
          format: 'raw',
          key: Uint8Array<ArrayBuffer>,
          algorithm: { readonly name: 'HMAC'; readonly hash: 'SHA-256' },
          extractable: boolean,
          usages: 'sign'[],
        ): Promise<object>;
        sign(algorithm: 'HMAC', key: object, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
      };
    }
  | undefined;

/** Node and Bun have it, browsers do not. */
declare var Buffer: { from(memory: ArrayBuffer, at: number, byteLength: number): object } | undefined;

declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>);
  }
  class Instance {
    constructor(module: Module);
    readonly exports: object;
  }
  interface Global {
    readonly value: number;
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
}
