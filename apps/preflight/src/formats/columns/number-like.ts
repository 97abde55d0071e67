const INVISIBLE = /[\s\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Whether a value looks like a phone number as people type it: `+44 7700 900123`, `(020) 7946-0000`, `'447700900123`. */
export function isNumberLike(value: string): boolean {
  const bare = value.replace(INVISIBLE, '').replace(/^(?:=?"|')(.*?)"?$/, '$1');
  if (/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(bare) || /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/.test(bare))
    return false;
  // As a spreadsheet shows a long number.
  if (/^\d[.,]\d+E\+?\d{2}$/i.test(bare)) return true;
  // A price, not a number in groups.
  if (/^\d+[.,]\d+$/.test(bare)) return false;
  if (!/^\+?[\d().\-/]+$/.test(bare)) return false;
  const digits = bare.replace(/\D/g, '').length;
  return digits >= 7 && digits <= 17;
}
