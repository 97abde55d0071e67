// The servers of the examples, each with an account of its own in memory.
import { serve } from '@hono/node-server';
import type { BusinessHours, ContentFilter, FloodFacts } from '@quicksms/core/api';
import { messagesServer } from '../../examples/fastify.js';
import { messagesHandler } from '../../examples/fetch.js';
import { messagesApp } from '../../examples/hono.js';
import { memoryService, type Service, sampleSettings } from '../../examples/memory.js';

interface Rules {
  filter: ContentFilter;
  hours: BusinessHours | undefined;
  flood: FloodFacts['mode'];
}

const noRules: Rules = { filter: () => false, hours: undefined, flood: 'off' };

/** What a test may change of the account, and puts back. */
export const rules: Rules = { ...noRules };
export const putBack = () => Object.assign(rules, noRules);

function serviceOfTests(): Service {
  const { account, platform, ...sample } = sampleSettings();
  return memoryService({
    ...sample,
    get account() {
      return { ...account, hours: rules.hours, flood: { mode: rules.flood, windowSeconds: 60 } };
    },
    platform: { ...platform, contentFilter: content => rules.filter(content) },
    newMessageId: () => 'msg_80fac5c752941b27',
    newRequestId: () => 'req_a1b2c3d4',
    now: () => new Date('2026-03-26T12:00:00Z'),
  });
}

export interface Started {
  address: string;
  stop(): unknown;
}

const throughFetch = (
  fetch: (request: Request, env: never) => Response | Promise<Response>,
): Promise<Started> =>
  new Promise(resolve => {
    const server = serve({ fetch: fetch as never, port: 0 }, ({ port }) =>
      resolve({ address: `http://localhost:${port}`, stop: () => server.close() }),
    );
  });

/** How each example starts, by its path. */
export const starts: Record<string, () => Promise<Started>> = {
  'examples/fetch.ts'() {
    const handle = messagesHandler(serviceOfTests());
    return throughFetch(request => handle(request, '127.0.0.1'));
  },
  'examples/hono.ts': () => throughFetch(messagesApp(serviceOfTests()).fetch),
  async 'examples/fastify.ts'() {
    const server = messagesServer(serviceOfTests());
    return { address: await server.listen({ port: 0 }), stop: () => server.close() };
  },
};
