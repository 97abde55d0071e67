import { afterEach, describe, expect, test, vi } from 'vitest';
import { analyze } from '../../src/index.js';
import { loadKernel } from '../../src/kernel/index.js';
import { kernelLoader } from '../../src/kernel/load.js';
import { engineModule } from '../engine.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('which kernel, and why', () => {
  test('the engine where WebAssembly runs', () => {
    expect(loadKernel()).toMatchObject({ name: 'wasm' });
    expect(loadKernel({ prefer: 'wasm' })).toMatchObject({ name: 'wasm' });
  });

  test('TypeScript when asked for', () => {
    expect(loadKernel({ prefer: 'ts' })).toMatchObject({ name: 'ts', reason: 'asked for' });
  });

  test('TypeScript where there is no WebAssembly, even when the engine is asked for', () => {
    vi.stubGlobal('WebAssembly', undefined);
    const kernel = kernelLoader(engineModule)({ prefer: 'wasm' });
    expect(kernel).toMatchObject({ name: 'ts', reason: 'this host has no WebAssembly' });
    expect(kernel.analyze('Hello')).toEqual(analyze('Hello'));
  });

  test('TypeScript where compiling is refused, with the words of the refusal', () => {
    const kernel = kernelLoader(() => {
      throw new WebAssembly.CompileError("violates the Content Security Policy: 'wasm-unsafe-eval'");
    })();
    expect(kernel.name).toBe('ts');
    expect(kernel.reason).toContain(
      'this host refuses the WebAssembly engine: violates the Content Security Policy',
    );
  });

  test('what is refused is not tried again', () => {
    const compile = vi.fn(() => {
      throw new WebAssembly.CompileError('refused');
    });
    const load = kernelLoader(compile);
    expect(load().reason).toBe(load().reason);
    expect(compile).toHaveBeenCalledTimes(1);
  });

  test('TypeScript where the engine cannot be instantiated', () => {
    vi.stubGlobal('WebAssembly', {
      Module: WebAssembly.Module,
      Instance: class {
        constructor() {
          throw new RangeError('Out of memory: cannot allocate Wasm memory');
        }
      },
    });
    expect(kernelLoader(engineModule)()).toMatchObject({
      name: 'ts',
      reason: expect.stringContaining('Out of memory'),
    });
  });

  test('TypeScript where the host lacks what the engine needs, or refuses without a word', () => {
    vi.stubGlobal('TextEncoder', undefined);
    expect(kernelLoader(engineModule)()).toMatchObject({
      name: 'ts',
      reason: expect.stringContaining('TextEncoder'),
    });
    const silent = kernelLoader(() => {
      throw Symbol('no');
    });
    expect(silent()).toMatchObject({ name: 'ts', reason: expect.stringContaining('does not say why') });
  });

  test('compiles on first use, and once', () => {
    const compile = vi.fn(engineModule);
    const load = kernelLoader(compile);
    expect(compile).not.toHaveBeenCalled();
    load({ prefer: 'ts' });
    expect(compile).not.toHaveBeenCalled();
    load();
    load();
    expect(compile).toHaveBeenCalledTimes(1);
  });

  test('never throws, whatever it is given', () => {
    const trap = {
      get prefer(): never {
        throw new Error('trap');
      },
    };
    expect(loadKernel(trap)).toMatchObject({ name: 'ts', reason: expect.stringContaining('trap') });
    for (const options of [null, 7, 'wasm', { prefer: 'gpu' }, []]) {
      expect(loadKernel(options as never).name).toBe('wasm');
    }
  });
});

describe.each(['wasm', 'ts'] as const)('%s', prefer => {
  const kernel = loadKernel({ prefer });

  test('analyze answers one message as the front door does, RCS and errors included', () => {
    for (const text of [
      '',
      'a',
      'a'.repeat(1000),
      '€'.repeat(500),
      '你'.repeat(300),
      `${'a'.repeat(200)}\ud800`,
    ]) {
      expect(kernel.analyze(text)).toEqual(analyze(text));
      expect(kernel.analyze(text, { channel: 'RCS' })).toEqual(analyze(text, { channel: 'RCS' }));
    }
    expect(kernel.analyze('a'.repeat(400_000))).toEqual(analyze('a'.repeat(400_000)));
    expect(() => kernel.analyze(undefined as never)).toThrow('text must be a string, not undefined');
    expect(() => kernel.analyze('a'.repeat(100), { channel: 'MMS' as 'SMS' })).toThrow(
      "must be 'SMS' or 'RCS'",
    );
  });
});

test('the engine asks nothing of its host', () => {
  expect(WebAssembly.Module.imports(engineModule())).toEqual([]);
});
