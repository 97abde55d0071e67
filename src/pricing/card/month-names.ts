/** The months in English, German, French and Spanish, without accents. */
const MONTHS = /* @__PURE__ */ [
  'january januar janner janvier enero',
  'february februar feber fevrier febrero',
  'march marz mrz maerz mars marzo',
  'april avril abril',
  'may mai mayo',
  'june juni juin junio',
  'july juli juillet julio',
  'august aout agosto',
  'september septembre septiembre setiembre',
  'october oktober octobre octubre',
  'november novembre noviembre',
  'december dezember decembre diciembre',
].map(names => names.split(' '));

/** The month, from 1, of a name or of three letters or more that it begins with; 0 for a word that names none. */
export function monthNamed(word: string): number {
  const letters = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (letters.length < 3) return 0;
  const found = MONTHS.flatMap((names, i) => (names.some(name => name.startsWith(letters)) ? [i + 1] : []));
  // Jui is June or July in French.
  return found.length === 1 ? found[0]! : 0;
}
