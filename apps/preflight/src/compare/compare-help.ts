/** What `preflight compare --help` prints. */
export const compareHelp = `preflight compare <bill> --rates <rates> [options]

Compares what a vendor charged for each message with what the rates give, and says where they
disagree.

Example
  preflight compare usage.csv --rates rates.csv --out differences.csv

Input
  <bill>                      a usage export with a row for each message: CSV, XLSX, Parquet, JSON;
                              - for standard input. Twilio, Vonage, MessageBird and Plivo are
                              recognized by their columns
  --rates <rates>             the price list, as CSV or JSON; - for standard input
  --columns <names>           columns with other headings, such as number=Recipient,price=Cost: id,
                              number, text, parts, price, currency, status, direction, country,
                              network, date, type
  --country <code>            the country of numbers without a calling code, such as GB
  --sheet <name>              the sheet of a workbook
  --encoding <name>           the encoding of a text, such as windows-1252

Rules
  --gateway <name>            count parts as this vendor does, or none for 3GPP TS 23.040
                              (default: the vendor of the bill)
  --basis <basis>             what is billed: parts (default) or segments
  --undelivered <policy>      free (default): a charge for a message that was not delivered is a
                              disagreement; charged: it is not
  --at <time>                 the time of messages without a date (default: now)
  --unknown-network <policy>  noRate (default), highest or lowest

Output
  --json                      print one JSON object instead of the report
  --out <differences.csv>     write each row that differs, with the columns of the bill and ours
  --strict                    exit with code 1 when there is a disagreement

Reading the rates, as preflight --help says
  --currency <code>  --minor-units  --decimal-separator <sign>  --date-order <order>
  --number-type <type>  --columns-of-rates <names>  --words <meanings>  --rcs-message <kind>
  --skip-invalid-rates

Program
  -h, --help                  print this text

Exit codes: 0 done, 1 disagreements with --strict, 2 unusable input or command line,
or no row that could be compared.
`;
