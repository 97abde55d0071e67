// What this room takes from Node, as far as it uses it. No other room names a module of its host.

interface ImportMeta {
  readonly url: string;
}

declare module 'node:os' {
  export function availableParallelism(): number;
}

declare module 'node:worker_threads' {
  export interface MessagePort {
    on(event: 'message', listener: (message: never) => void): this;
    postMessage(message: unknown): void;
  }

  export const parentPort: MessagePort | null;
  export const workerData: unknown;

  export class Worker {
    constructor(
      script: URL,
      options: { readonly name: string; readonly workerData: unknown; readonly execArgv: readonly string[] },
    );
    on(event: 'message', listener: (message: never) => void): this;
    on(event: 'messageerror' | 'error', listener: (error: Error) => void): this;
    on(event: 'exit', listener: (code: number) => void): this;
    postMessage(message: unknown): void;
    ref(): void;
    unref(): void;
    terminate(): Promise<number>;
  }
}
