/**
 * `charCodeAt` without a look-up on the string: V8 has a dozen kinds of strings, and a call site that has seen
 * more than four looks the method up at every character, which measured 4 times as slow.
 */
export const codeUnitAt: (text: string, index: number) => number =
  /* @__PURE__ */ Function.prototype.call.bind(String.prototype.charCodeAt);
