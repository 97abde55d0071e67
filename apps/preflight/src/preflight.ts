#!/usr/bin/env node
import { fileError } from './errors.js';
import { errorText, run } from './run.js';

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
process.once('SIGHUP', () => process.exit(129));

function fail(error: Error): void {
  process.exitCode = 2;
  process.stderr.write(errorText(error));
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that goes away, such as head, is not an error.
  if (error.code !== 'EPIPE') fail(fileError('standard output', error));
});
process.stderr.on('error', () => {});
process.on('uncaughtException', fail);

const code = await run(process.argv.slice(2), process);
process.exitCode ??= code;
