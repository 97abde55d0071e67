// The script of a thread of the pool.
import { parentPort, workerData } from 'node:worker_threads';
import { type LoadKernelOptions, loadKernel } from '../kernel/index.js';
import { Answers } from './answers.js';
import { dataOf } from './errors.js';
import type { FromThread, Ready, ToThread } from './messages.js';

const kernel = loadKernel(workerData as LoadKernelOptions);
const answers = new Answers(kernel);
const say = (message: FromThread | Ready) => parentPort!.postMessage(message);

parentPort!.on('message', (message: ToThread) => {
  if ('keep' in message) answers.keep(message.keep, message.kept);
  else if ('forget' in message) answers.forget(message.forget);
  else {
    const { job, question, slice } = message;
    try {
      say({ job, value: answers.answer(question, slice) });
    } catch (error) {
      say({ job, error: dataOf(error) });
    }
  }
});
say({ kernel: { name: kernel.name, reason: kernel.reason } });
