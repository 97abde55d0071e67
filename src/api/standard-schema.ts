import type { Issue } from '../result.js';
import type { SendRequest, SendRequestInput } from './send-request.js';
import { validateSend } from './validate.js';

/** A synchronous validator by Standard Schema v1: https://standardschema.dev */
export interface StandardSchema<Input, Output> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'quicksms';
    readonly validate: (
      value: unknown,
    ) =>
      | { readonly value: Output; readonly issues?: undefined }
      | { readonly issues: readonly Issue[]; readonly value?: undefined };
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** The send request as a Standard Schema, for libraries that take one: the rules of `validateSend`, without warnings. */
export const sendRequestSchema: StandardSchema<SendRequestInput, SendRequest> = {
  '~standard': {
    version: 1,
    vendor: 'quicksms',
    validate(value) {
      const { issues, value: request } = validateSend(value);
      return issues === undefined ? { value: request! } : { issues };
    },
  },
};
