// Rows of text to columns of counts, by hand for the vectors of this processor: what the WebAssembly engine is measured by.
//
// A window is a run of rows that follow each other within 8 KB. A window of plain text needs no more than the lengths of
// its rows. Of other windows each 64 bytes become four masks, with the number of bits set in all blocks before: a row is
// then a difference of counts at its two ends, whatever its length.

#include "text.h"

#include "vectors.h"
#include "walk.h"

enum { WINDOW = 8192, BLOCKS = WINDOW / 64 + 2 };

/** A bit for each byte of a block. */
static struct {
  uint64_t continuations, extensions, foreign, fourths;
} masks[BLOCKS];

/** Bits set in the blocks before: 16 bits for each mask, continuations in the lowest. */
static uint64_t before[BLOCKS];

enum { PLAIN = 0, EXTENDED = 1, MULTIBYTE = 2, ILL_FORMED = 4 };

#define TABLE static const uint8_t __attribute__((aligned(16)))

// Added to a printable byte of the alphabet, by its high nibble, it leaves the sign bit unset.
TABLE to_sign[16] = {0x80, 0x80, 0, 0, 0, 0x25, 0x9f, 0x05};

// Class of a byte: CLASS_HIGH[byte >> 4] & CLASS_LOW[byte & 15].
// Bits 0-3: rare ones of ASCII, all control characters but the line ends among them. Bits 4-6: leads with bounds of their
// own for the next byte, and bytes that begin nothing. Bit 7: printable extension characters.
TABLE class_high[16] = {0x02, 0x03, 0, 0, 0, 0x80, 0x04, 0x88, 0, 0, 0, 0, 0x40, 0, 0x10, 0x20};
TABLE class_low[16] = {0x76, 0x62, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x21, 0xa2, 0xa2, 0xb1, 0xa2, 0x2a};
enum { RARE = 0x0f, BOUNDED = 0x70 };

// Not 0 for the two-byte characters of the alphabet.
TABLE gsm_lead[16] = {0, 0, 0x81, 0x1e, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x60, 0};
TABLE gsm_trail_high[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0x08, 0x30, 0x43, 0x84, 0, 0, 0, 0};
TABLE gsm_trail_low[16] = {0x42, 0x15, 0x04, 0x61, 0x2b, 0x0b, 0x5e, 0x09, 0x76, 0x4e, 0, 0x20, 0x16, 0, 0x20, 0x90};

// Not 0 for a lead and a continuation that is out of its bounds (Unicode, table 3-7), as in Keiser and Lemire, "Validating
// UTF-8 in less than one instruction per byte" (2021). Bits: 0 C0, C1 and F5-FF. 1 E0. 2 ED. 3 F0. 4 F4.
TABLE bound_high[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x01, 0, 0x06, 0x38};
TABLE bound_low[16] = {0x0b, 0x01, 0, 0, 0x10, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20, 0x24, 0x20, 0x20};
TABLE bound_second[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0x2b, 0x33, 0x35, 0x35, 0, 0, 0, 0};

static inline V low_nibbles(V bytes) { return and(bytes, splat8(0x0f)); }

static inline V class_of(V bytes) {
  return and(shuffle(table(class_low), low_nibbles(bytes)), shuffle(table(class_high), high_nibbles(bytes)));
}

/** One bit for each byte of a block: the sign of what `of` makes of its vector number `part`. */
#define mask64(of)                                                                               \
  ({                                                                                             \
    uint64_t found = 0;                                                                          \
    for (int part = 0; part < VECTORS; part++) found |= (uint64_t)signs(of) << (part * WIDTH); \
    found;                                                                                       \
  })

static inline bool are_printable(const uint8_t *at, int blocks) {
  V found = splat8(0);
  for (int part = 0; part < blocks * VECTORS; part++) {
    V bytes = load(at + part * WIDTH);
    found = or(found, add8(bytes, shuffle(table(to_sign), high_nibbles(bytes))));
  }
  return signs(found) == 0;
}

/** Whether all bytes are of one septet, line ends among them. */
static inline bool is_plain(const uint8_t *at) {
  V found = splat8(0);
  for (int part = 0; part < VECTORS; part++) {
    V bytes = load(at + part * WIDTH);
    found = or(found, or(class_of(bytes), and(bytes, splat8(0x80))));
  }
  return !meets(found, found);
}

static inline V out_of_bounds(const uint8_t *at) {
  V lead = load(at);
  return and(and(shuffle(table(bound_high), high_nibbles(lead)), shuffle(table(bound_low), low_nibbles(lead))),
             shuffle(table(bound_second), high_nibbles(load(at + 1))));
}

static inline V gsm_pair(const uint8_t *at) {
  V lead = load(at - 1), trail = load(at);
  return and(and(shuffle(table(gsm_lead), low_nibbles(lead)), shuffle(table(gsm_trail_high), high_nibbles(trail))),
             shuffle(table(gsm_trail_low), low_nibbles(trail)));
}

static inline uint64_t bits_set(uint64_t mask) { return (uint64_t)__builtin_popcountll(mask); }

/** Control characters, backtick, delete and form feed: rare. */
static __attribute__((noinline)) void add_rare(const uint8_t *at, uint64_t *extensions, uint64_t *foreign) {
  for (int i = 0; i < 64; i++) {
    uint8_t byte = at[i];
    if (byte == '\f') *extensions |= 1ull << i;
    else if ((byte < 0x20 && byte != '\n' && byte != '\r') || byte == '`' || byte == 0x7f) *foreign |= 1ull << i;
  }
}

/** The euro sign, E2 82 AC, is the one character of three bytes in the alphabet. */
static inline void add_euros(const uint8_t *at, uint64_t *extensions, uint64_t *foreign) {
  uint64_t found = mask64(equal8(load(at + part * WIDTH), splat8(0xe2)));
  for (; found; found &= found - 1) {
    int bit = __builtin_ctzll(found);
    if (at[bit + 1] == 0x82 && at[bit + 2] == 0xac) {
      *foreign &= ~(1ull << bit);
      *extensions |= 1ull << bit;
    }
  }
}

/** The masks and counts of a window with characters of several bytes, from `at` on, of which the blocks before are ready. */
static int classify_multibyte(const uint8_t *at, const uint8_t *to, size_t block) {
  uint64_t wrong = 0;
  V bad = splat8(0);
  uint64_t counts = before[block];
  uint64_t due = 0; // continuations that the block before demands of this one
  uint64_t after_c = 0; // 1 if the block before ends with a lead C0-CF
  // The block with the byte after the last row belongs to the window: a character that a row cuts is seen there.
  for (; at <= to; at += 64, block++) {
    V any = splat8(0);
    for (int part = 0; part < VECTORS; part++) any = or(any, class_of(load(at + part * WIDTH)));
    uint64_t x = 0, n = 0, c = 0, f = 0;
    if (meets(any, any)) {
      x = mask64(class_of(load(at + part * WIDTH)));
      if (meets(any, splat8(RARE))) add_rare(at, &x, &n);
      if (meets(any, splat8(BOUNDED)))
        for (int part = 0; part < VECTORS; part++) bad = or(bad, out_of_bounds(at + part * WIDTH));
    }
    uint64_t bit7 = mask64(load(at + part * WIDTH));
    if (bit7 | due) {
      uint64_t bit6 = mask64(shift_left(load(at + part * WIDTH), 1));
      uint64_t bit5 = mask64(shift_left(load(at + part * WIDTH), 2));
      uint64_t bit4 = mask64(shift_left(load(at + part * WIDTH), 3));
      uint64_t leads = bit7 & bit6;
      uint64_t d = leads & (bit5 | bit4);
      uint64_t e = leads & bit5;
      c = bit7 & ~bit6;
      f = e & bit4;
      wrong |= c ^ (leads << 1 | e << 2 | f << 3 | due);
      due = leads >> 63 | e >> 62 | f >> 61;
      uint64_t leads_c = leads & ~d;
      after_c |= leads_c << 1;
      if (after_c) n |= after_c & mask64(equal8(gsm_pair(at + part * WIDTH), splat8(0)));
      after_c = leads_c >> 63;
      n |= d;
      if (e) add_euros(at, &x, &n);
    }
    before[block] = counts;
    masks[block].continuations = c;
    masks[block].extensions = x;
    masks[block].foreign = n;
    masks[block].fourths = f;
    counts += bits_set(c) + (bits_set(x) << 16) + (bits_set(n) << 32) + (bits_set(f) << 48);
  }
  before[block] = counts;
  return MULTIBYTE | (wrong || meets(bad, bad) ? ILL_FORMED : 0);
}

/** Fills masks and counts, unless the window is plain, and returns what it holds. */
static int classify(const uint8_t *from, const uint8_t *to) {
  const uint8_t *at = from;
  while (at + 128 <= to && are_printable(at, 2)) at += 128;
  while (at < to && is_plain(at)) at += 64;
  if (at >= to) return PLAIN;
  size_t block = 0;
  for (const uint8_t *plain = from; plain < at; plain += 64, block++) {
    before[block] = 0;
    masks[block].continuations = masks[block].extensions = 0;
  }
  uint64_t counts = 0;
  for (; at <= to; at += 64, block++) {
    V any = splat8(0), high = splat8(0);
    for (int part = 0; part < VECTORS; part++) {
      V bytes = load(at + part * WIDTH);
      high = or(high, bytes);
      any = or(any, class_of(bytes));
    }
    before[block] = counts;
    if (signs(high) || meets(any, splat8(RARE))) break;
    uint64_t x = mask64(class_of(load(at + part * WIDTH)));
    masks[block].continuations = 0;
    masks[block].extensions = x;
    counts += bits_set(x) << 16;
  }
  before[block] = counts;
  if (at > to) return EXTENDED;
  for (size_t i = 0; i < block; i++) masks[i].foreign = masks[i].fourths = 0;
  return classify_multibyte(at, to, block);
}

/** The counts of the window before `offset`. */
static inline uint64_t counts_before(size_t offset) {
  const size_t block = offset >> 6;
  const uint64_t below = (1ull << (offset & 63)) - 1;
  return before[block] + bits_set(masks[block].continuations & below) + (bits_set(masks[block].extensions & below) << 16) +
         (bits_set(masks[block].foreign & below) << 32) + (bits_set(masks[block].fourths & below) << 48);
}

static inline uint32_t extensions_before(size_t offset) {
  const size_t block = offset >> 6;
  const uint64_t below = (1ull << (offset & 63)) - 1;
  return (uint32_t)(before[block] >> 16) + (uint32_t)bits_set(masks[block].extensions & below);
}

/** Bytes are rows of one septet each. Writes up to WORDS - 1 rows past the last. */
static void plain_rows(const struct rows *rows, const struct counts *counts, size_t row, size_t last) {
  for (; row < last; row += WORDS) {
    V units = sub32(load(rows->ends + row), load(rows->starts + row));
    // Division by 153 as multiplication: exact up to 110,000 units.
    V several = shift32(times16_high(add32(units, splat32(152)), splat32(27414)), 6);
    V parts = choose(splat32(1), several, greater32(units, splat32(160)));
    __builtin_memset(counts->status + row, 0, WORDS);
    __builtin_memset(counts->encoding + row, 0, WORDS);
    put(counts->characters + row, units);
    put(counts->units + row, units);
    put(counts->message_parts + row, parts);
    put(counts->segments + row, parts);
  }
}

/** Units of the window before block `block`. `pairs` is where the characters of two units are counted. */
static inline uint32_t units_before(size_t block, int pairs) {
  return (uint32_t)block * 64 - (uint16_t)before[block] + (uint16_t)(before[block] >> pairs);
}

/** Segments of a row of the window: each boundary is found by counts, and never lies within a character of two units. */
static uint32_t segments_of(size_t from, uint32_t units, bool gsm) {
  const uint32_t part = gsm ? 153 : 67;
  const int pairs = gsm ? 16 : 48;
  const uint64_t at_start = counts_before(from);
  size_t block = from >> 6;
  uint32_t filled = (uint32_t)from - (uint16_t)at_start + (uint16_t)(at_start >> pairs);
  const uint32_t end = filled + units;
  uint32_t segments = 1;
  while (end - filled > part) {
    const uint32_t most = filled + part;
    while (units_before(block + 1, pairs) <= most) block++;
    const uint64_t first = ~masks[block].continuations;
    const uint64_t second = gsm ? masks[block].extensions : masks[block].fourths;
    segments++;
    if (second == 0) {
      filled = most;
      continue;
    }
    const uint32_t start = units_before(block, pairs);
    // As many characters as fit: bytes of this block, found by halves.
    unsigned bytes = 0;
    for (unsigned step = 32; step > 0; step >>= 1) {
      const uint64_t below = (1ull << (bytes + step)) - 1;
      if (start + bits_set(first & below) + bits_set(second & below) <= most) bytes += step;
    }
    const uint64_t below = (1ull << bytes) - 1;
    filled = start + (uint32_t)(bits_set(first & below) + bits_set(second & below));
  }
  return segments;
}

/** Rows of ASCII with extension characters. */
static void extended_rows(const struct rows *rows, const struct counts *counts, size_t row, size_t last) {
  const size_t window = rows->starts[row];
  size_t to = window;
  uint32_t at_end = 0;
  for (; row < last; row++) {
    const size_t from = rows->starts[row];
    const uint32_t at_start = from == to ? at_end : extensions_before(from - window);
    to = rows->ends[row];
    at_end = extensions_before(to - window);
    const uint32_t characters = (uint32_t)(to - from);
    const uint32_t units = characters + at_end - at_start;
    const uint32_t parts = parts_of(units, true);
    put_counts(counts, row, true, true, characters, units);
    if (parts > 1 && units + parts - 1 > parts * 153 && at_end != at_start)
      counts->segments[row] = segments_of(from - window, units, true);
  }
}

static inline bool is_continuation(uint8_t byte) { return (int8_t)byte < (int8_t)0xc0; }

static void masked_rows(const struct rows *rows, const struct counts *counts, size_t row, size_t last, int holds) {
  const size_t window = rows->starts[row];
  size_t to = window;
  uint64_t at_end = 0;
  bool end_cut = is_continuation(rows->data[to]);
  for (; row < last; row++) {
    const size_t from = rows->starts[row];
    const bool start_cut = from == to ? end_cut : is_continuation(rows->data[from]);
    const uint64_t at_start = from == to ? at_end : counts_before(from - window);
    to = rows->ends[row];
    at_end = counts_before(to - window);
    end_cut = is_continuation(rows->data[to]);
    if ((holds & ILL_FORMED) | start_cut | end_cut) {
      walk_row(rows->data + from, rows->data + to, counts, row);
      continue;
    }
    const uint64_t found = at_end - at_start;
    const bool gsm = (uint16_t)(found >> 32) == 0;
    const uint32_t characters = (uint32_t)(to - from) - (uint16_t)found;
    const uint32_t pairs = gsm ? (uint16_t)(found >> 16) : (uint32_t)(found >> 48);
    const uint32_t units = characters + pairs;
    const uint32_t parts = parts_of(units, gsm);
    put_counts(counts, row, true, gsm, characters, units);
    // k parts have k - 1 boundaries, and each loses one unit at most.
    if (pairs && parts > 1 && units + parts - 1 > parts * (gsm ? 153 : 67))
      counts->segments[row] = segments_of(from - window, units, gsm);
  }
}

/** The end of the window that begins with `first`, or `first` itself if that row is longer than a window. */
static size_t window_end(const struct rows *rows, size_t first) {
  const size_t from = rows->starts[first];
  size_t to = rows->ends[first];
  if (to - from > WINDOW) return first;
  const size_t most = from + WINDOW < rows->size ? from + WINDOW : rows->size;
  const V limit = splat32(most);
  size_t row = first + 1;
  for (; row + WORDS <= rows->length; row += WORDS) {
    V starts = load(rows->starts + row), ends = load(rows->ends + row), priors = load(rows->ends + row - 1);
    V late = xor(most32(starts, priors), starts);
    V reversed = xor(most32(ends, starts), ends);
    V past = xor(most32(limit, ends), limit);
    V found = or(or(late, reversed), past);
    if (meets(found, found)) break;
  }
  for (to = rows->ends[row - 1]; row < rows->length; row++) {
    if (rows->starts[row] < to || rows->ends[row] < rows->starts[row] || rows->ends[row] > most) break;
    to = rows->ends[row];
  }
  return row;
}

bool analyze_rows(const struct rows *rows, const struct counts *counts) {
  for (size_t row = 0; row < rows->length;) {
    if (rows->starts[row] > rows->ends[row] || rows->ends[row] > rows->size) return false;
    const size_t last = window_end(rows, row);
    if (last == row) {
      walk_row(rows->data + rows->starts[row], rows->data + rows->ends[row], counts, row);
      row++;
      continue;
    }
    const int holds = classify(rows->data + rows->starts[row], rows->data + rows->ends[last - 1]);
    if (holds == PLAIN) plain_rows(rows, counts, row, last);
    else if (holds == EXTENDED) extended_rows(rows, counts, row, last);
    else masked_rows(rows, counts, row, last, holds);
    row = last;
  }
  return true;
}
