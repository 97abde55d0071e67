import { type ClientOptions, createClient, type SendOptions } from '../src/index.js';
import { type ScriptedServer, type Step, scriptedServer } from './scripted-server.js';

export const request = { MSISDN: '447700900000', msg: 'Hello', sender: 'MyStore' };
export const message = {
  quicksms_id: 'msg_80fac5c752941b27', MSISDN: '447700900000', sender: 'MyStore', status: 'ACCEPTED',
  channel: 'SMS', encoding: 'GSM-7', message_parts: 1,
}; // biome-ignore format: as in the documentation
export const accepted: Step = {
  body: {
    sandbox: false,
    total: 1,
    accepted: 1,
    rejected: 0,
    messages: [message],
    created_at: '2026-03-26T12:00:00+00:00',
  },
};
export const problem = (status: number, code: string, headers: Record<string, string> = {}): Step => ({
  status,
  headers,
  body: { error: { type: 'x_error', code, message: `${code}.`, request_id: 'req_a1b2c3d4' } },
});

/** The server of the last send. */
export let server: ScriptedServer;

export const closeServer = (): Promise<void> => server.close();

/** Starts the server of a test that makes a client of its own. */
export async function startServer(script: readonly Step[]): Promise<ScriptedServer> {
  server = await scriptedServer(script);
  return server;
}

/** Sends once to a server with a script. Waits end at once and are recorded. */
export async function send(
  script: readonly Step[],
  options: SendOptions = {},
  settings: Partial<ClientOptions> = {},
) {
  await startServer(script);
  const delays: number[] = [];
  const wait = async (milliseconds: number) => void delays.push(milliseconds);
  const client = createClient({
    apiKey: 'sk_test_a1',
    baseUrl: server.url,
    random: () => 0.5,
    wait,
    ...settings,
  });
  const outcome = await client.send(request, { idempotencyKey: 'order-1', ...options });
  return { outcome, delays, received: server.received };
}
