// Destinations as price lists name them, written down by hand.

export interface Destination {
  /** ISO 3166-1 alpha-2 and alpha-3. */
  readonly country: string;
  readonly alpha3: string;
  /** In English as lists have it, and in German, French or Spanish. */
  readonly names: readonly string[];
  /** What a list calls its calling code: that of several countries for some. */
  readonly callingCode: string;
  /** A mobile number. */
  readonly msisdn: string;
  readonly mcc: string;
  /** MNCs of the country, with as many digits as they have. */
  readonly mncs: readonly string[];
}

/** One in a line: alpha-2, alpha-3, calling code, a mobile number, MCC and MNCs; names. */
const table = `
GB GBR 44 447400123456 234 10 15 20 30 33; United Kingdom; Great Britain; UK; Großbritannien; Royaume-Uni; Reino Unido
JE JEY 44 447797712345 234 03 50; Jersey
GG GGY 44 447911123456 234 03 50; Guernsey; Guernesey
IM IMN 44 447624123456 234 36 58; Isle of Man; Île de Man
US USA 1 12025550123 310 026 150 410; United States; USA; United States of America; Vereinigte Staaten; États-Unis
CA CAN 1 14165550123 302 220 610 720; Canada; Kanada; Canadá
JM JAM 1876 18765550123 338 020 180; Jamaica; Jamaika
RU RUS 7 79123456789 250 01 02 20 99; Russia; Russian Federation; Russland
KZ KAZ 7 77012345678 401 01 02 77; Kazakhstan; Kasachstan
DE DEU 49 4915123456789 262 01 02 03 07; Germany; Deutschland; Allemagne; Alemania
FR FRA 33 33612345678 208 01 10 15 20; France; Frankreich; Francia
ES ESP 34 34612345678 214 01 03 04 07; Spain; Spanien; España
IT ITA 39 393123456789 222 01 10 88 99; Italy; Italien; Italie
CH CHE 41 41781234567 228 01 02 03; Switzerland; Schweiz; Suisse
AT AUT 43 43664123456 232 01 03 05; Austria; Österreich; Autriche
NL NLD 31 31612345678 204 04 08 16; Netherlands; The Netherlands; Niederlande; Pays-Bas
IE IRL 353 353850123456 272 01 02 03; Ireland; Irland; Irlande
PL POL 48 48512345678 260 01 02 03 06; Poland; Polen; Pologne
CZ CZE 420 420601123456 230 01 02 03; Czech Republic; Czechia; Tschechien
IN IND 91 919812345678 404 10 20 45; India; Indien; Inde
MU MUS 230 23052512345 617 01 03 10; Mauritius; Maurice
GP GLP 590 590690001234 340 01 02; Guadeloupe
MQ MTQ 596 596696201234 340 01 02; Martinique
RE REU 262 262692123456 647 00 02 10; Réunion; Reunion
AU AUS 61 61412345678 505 01 02 03; Australia; Australien; Australie
NO NOR 47 4740612345 242 01 02; Norway; Norwegen; Norvège
FI FIN 358 358412345678 244 05 12 91; Finland; Finnland
CO COL 57 573211234567 732 101 103 123; Colombia; Kolumbien
MX MEX 52 525512345678 334 020 030 050; Mexico; Mexiko; México
BR BRA 55 5511961234567 724 02 05 10 11; Brazil; Brasilien; Brésil
JP JPN 81 819012345678 440 10 20 50; Japan; Japon
KR KOR 82 821020000000 450 05 06 08; South Korea; Korea, Republic of; Südkorea; Corée du Sud
TW TWN 886 886912345678 466 01 89 92; Taiwan
HK HKG 852 85251234567 454 00 03 12; Hong Kong
CI CIV 225 2250123456789 612 02 03 05; Côte d'Ivoire; Ivory Coast; Cote d'Ivoire; Elfenbeinküste
CD COD 243 243991234567 630 01 02 89; Congo, Democratic Republic of the; Congo - Kinshasa; DR Congo
CG COG 242 242061234567 629 01 10; Congo - Brazzaville; Republic of the Congo
ZA ZAF 27 27711234567 655 01 07 10; South Africa; Südafrika; Sudáfrica
AE ARE 971 971501234567 424 02 03; United Arab Emirates; UAE; Émirats arabes unis
`;

export const destinations: readonly Destination[] = table
  .trim()
  .split('\n')
  .map(line => {
    const [codes, ...names] = line.split('; ');
    const [country, alpha3, callingCode, msisdn, mcc, ...mncs] = codes!.split(' ') as [string, ...string[]];
    return { country, alpha3: alpha3!, names, callingCode: callingCode!, msisdn: msisdn!, mcc: mcc!, mncs };
  });

/** MCCs where some MNC has three digits: 010 and 10 are two networks there. */
const longMccs = ['302', '310', '334', '338', '732'];

/** Whether a zero in front of an MNC says nothing. */
export const isPadded = (mcc: string): boolean => !longMccs.includes(mcc);

/** Destinations with a calling code that begins like another's, or with the same MCC. */
export const neighbours: ReadonlyMap<string, readonly Destination[]> = new Map(
  destinations.map(one => [
    one.country,
    destinations.filter(
      other =>
        other !== one &&
        (other.mcc === one.mcc ||
          other.callingCode.startsWith(one.callingCode) ||
          one.callingCode.startsWith(other.callingCode)),
    ),
  ]),
);
