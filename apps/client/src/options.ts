/** How a client sends. */
export interface ClientOptions {
  /** `sk_live_…` or `sk_test_…`. */
  readonly apiKey: string;
  /** Default `https://api.quicksms.com`. */
  readonly baseUrl?: string | undefined;
  /** Milliseconds in which an attempt must be answered: default 30,000. */
  readonly timeout?: number | undefined;
  /** The longest wait between two attempts, in milliseconds: default 120,000. An answer that asks for more ends the send. */
  readonly longestWait?: number | undefined;
  /** Default the host's. */
  readonly fetch?: typeof fetch | undefined;
  /** A number from 0 to 1, for the jitter: default `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Waits so many milliseconds, or until the signal is aborted, whose reason it then throws. For tests. */
  readonly wait?: ((milliseconds: number, signal: AbortSignal | undefined) => Promise<void>) | undefined;
}

/** The options with their defaults. */
export interface Settings {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly timeout: number;
  readonly longestWait: number;
  readonly fetch: typeof fetch;
  readonly random: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** Marks an error as the program's. */
export const misuse = (error: Error): Error => Object.assign(error, { code: 'INVALID_ARGUMENT' });

/** Checks the options of a client, and fills in the defaults. */
export function settingsOf(options: ClientOptions): Settings {
  if (typeof options !== 'object' || options === null)
    throw misuse(new TypeError('options must be an object'));
  const { apiKey, baseUrl = 'https://api.quicksms.com', timeout = 30_000, longestWait = 120_000 } = options;
  if (typeof apiKey !== 'string' || !/^[!-~]+$/.test(apiKey))
    throw misuse(new TypeError('options.apiKey must be an API key, in printable ASCII'));
  if (typeof baseUrl !== 'string' || !/^https?:\/\/[^/?#]+[^?#]*$/.test(baseUrl))
    throw misuse(new TypeError('options.baseUrl must be an http or https URL, without query or fragment'));
  for (const [name, value] of Object.entries({ timeout, longestWait }))
    if (typeof value !== 'number' || !(value > 0))
      throw misuse(new RangeError(`options.${name} must be above 0`));
  return {
    apiKey,
    baseUrl: baseUrl.replace(/\/+$/, ''),
    timeout,
    longestWait,
    // Browsers throw when their fetch is called as a method of another object.
    fetch: options.fetch ?? ((...request) => fetch(...request)),
    random: options.random ?? Math.random,
    wait: options.wait ?? wait,
  };
}

function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const aborted = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', aborted);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', aborted, { once: true });
  });
}
