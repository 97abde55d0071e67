import { campaign } from './campaign.js';
import { generated } from './generated.js';

const ROWS = 2000;
const SEED = 2026;

generated(
  'samples/campaign.csv',
  Buffer.concat([...campaign(ROWS, SEED)].map(row => Buffer.from(row as string))),
);

// Invented prices, as high as real ones. NZ, PH, NP and CI are left out, as on a real card.
const byCountry: [country: string, price: string][] = [
  ['AE', '0.0295'],
  ['AR', '0.0561'],
  ['AT', '0.0628'],
  ['AU', '0.0342'],
  ['BD', '0.1984'],
  ['BE', '0.0703'],
  ['BG', '0.0895'],
  ['BR', '0.0189'],
  ['CA', '0.00625'],
  ['CH', '0.0512'],
  ['CL', '0.0437'],
  ['CN', '0.0254'],
  ['CO', '0.00093'],
  ['CY', '0.0331'],
  ['CZ', '0.0458'],
  ['DE', '0.0724'],
  ['DK', '0.0333'],
  ['EG', '0.2105'],
  ['ES', '0.0386'],
  ['FI', '0.0576'],
  ['FR', '0.0511'],
  ['GB', '0.0289'],
  ['GR', '0.0543'],
  ['HK', '0.0402'],
  ['HU', '0.0672'],
  ['ID', '0.2817'],
  ['IE', '0.0457'],
  ['IL', '0.1496'],
  ['IN', '0.0617'],
  ['IT', '0.0587'],
  ['JP', '0.0561'],
  ['KE', '0.1083'],
  ['KR', '0.0172'],
  ['KZ', '0.1422'],
  ['MA', '0.0811'],
  ['MX', '0.0412'],
  ['MY', '0.1278'],
  ['NG', '0.2215'],
  ['NL', '0.0698'],
  ['NO', '0.0481'],
  ['PE', '0.0345'],
  ['PL', '0.0205'],
  ['PT', '0.0281'],
  ['RO', '0.0412'],
  ['RU', '0.4123'],
  ['SA', '0.0895'],
  ['SE', '0.0404'],
  ['SG', '0.0329'],
  ['SN', '0.1652'],
  ['TH', '0.0117'],
  ['TR', '0.0048'],
  ['TW', '0.0487'],
  ['UA', '0.1094'],
  ['US', '0.00587'],
  ['VN', '0.0823'],
  ['ZA', '0.0145'],
];

const byPrefix: [prefix: string, price: string][] = [
  ['336', '0.0462'],
  ['337', '0.0475'],
  ['447624', '0.0611'],
  ['4915', '0.0689'],
  ['49155', '0.0755'],
  ['55119', '0.01745'],
  ['8190', '0.0538'],
  ['9198', '0.0583'],
];

generated(
  'samples/rates.csv',
  [
    'country,prefix,price,currency',
    ...byCountry.map(([country, price]) => `${country},,${price},GBP`),
    ...byPrefix.map(([prefix, price]) => `,${prefix},${price},GBP`),
    '',
  ].join('\n'),
);
