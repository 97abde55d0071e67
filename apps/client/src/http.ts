import type { HttpAnswer } from './answer.js';
import type { Settings } from './options.js';

/** One HTTP request. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * Makes one HTTP request, and reads the answer to its end. Undefined when the network fails, or the timeout comes first.
 * Throws the reason of the caller's signal when that is aborted.
 */
export async function exchange(settings: Settings, request: HttpRequest): Promise<HttpAnswer | undefined> {
  const { signal, path, ...rest } = request;
  signal?.throwIfAborted();
  const controller = new AbortController();
  const stop = () => controller.abort();
  const timer = setTimeout(stop, settings.timeout);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    // A redirect would send the message again, as another method or to another host.
    const init = { ...rest, redirect: 'manual', signal: controller.signal } as RequestInit;
    const response = await settings.fetch(settings.baseUrl + path, init);
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch {
    signal?.throwIfAborted();
    return undefined;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}
