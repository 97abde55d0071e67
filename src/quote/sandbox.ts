/** What the API appends to the text of a message in sandbox mode: QuickSMS API 2.0, Send a Test Message. */
const SANDBOX_SUFFIX = 'This is a QuickSMS test message';

/** The text that is sent in sandbox mode: one space and the suffix are appended. */
export function withSandboxSuffix(text: string): string {
  return `${text} ${SANDBOX_SUFFIX}`;
}
