/** What `--help` prints. */
export const help = `preflight <campaign.csv> --rates <rates> [options]
preflight compare <bill.csv> --rates <rates>    (see preflight compare --help)

Estimates what an SMS campaign costs before it is sent.

Input
  <campaign.csv>              the messages, as CSV; - for standard input
  --rates <rates>             the price list, as CSV or JSON; - for standard input

Price
  --basis <basis>             what is billed: parts (default) or segments
  --at <time>                 use the rates in force at a date or time (default: now)
  --unknown-network <policy>  where only networks have rates and the network is not known:
                              noRate (default), highest or lowest
  --rcs-share <0..1>          the share of recipients with RCS: gives expected, least and most cost
  --balance <amount>          what remains of a balance, or which messages it does not pay for

Output
  --json                      print one JSON object instead of the report
  --rejected <out.csv>        write the rejected rows and their reasons to a file
  --rows <out.csv>            write the rows that would be sent and their costs to a file
  --strict                    exit with code 1 when a row is rejected

Reading the rates, where the file does not say it
  --currency <code>           an ISO 4217 code such as EUR, or credits
  --minor-units               prices are in minor units of the currency, such as cents
  --decimal-separator <sign>  . or ,
  --date-order <order>        day-month or month-day
  --number-type <type>        prices for this type of sender number, such as mobile
                              (default: the highest price)
  --columns-of-rates <names>  the columns of the rates file, such as price=smsOut,country=Land
                              (status= for a column that does not count)
  --words <meanings>          what words in columns such as Type and Status mean: sms, rcs or other;
                              open, closed or ignored; such as 'Premium route=sms,Pending=open'
  --rcs-message <kind>        the RCS price that counts: highest (default), basic or single
  --skip-invalid-rates        leave out and list invalid rates instead of stopping

Program
  -h, --help                  print this text
  --version                   print the version

Campaign: UTF-8, with a header. Fields are separated by commas, semicolons or tabs.
  msisdn                      the number: 7 to 15 digits without +
  message (or msg)            the text: 1 to 1,530 characters
  mccmnc (or mcc_mnc)         optional: MCC and MNC of the number's network, such as 23415

Rates: UTF-8. CSV with a header such as country,price or prefix,price, or JSON; also the layouts of
Twilio, seven.io, Vonage, Plivo, MessageBird and CarrierX, and wholesale decks. A rate by MCC and
MNC counts before one by prefix, and the longest prefix before the country.

Times: 2026-01-31, or 2026-01-31T12:00, in UTC unless it ends with an offset such as +01:00.

Exit codes: 0 done, 1 rows rejected with --strict, 2 unusable input or command line.
`;
