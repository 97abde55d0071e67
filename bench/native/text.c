// Rows of text to columns of counts, by hand for the vectors of this processor: what the WebAssembly engine is measured by.
//
// A window is a run of rows that follow each other within 8 KB. A window of plain text needs no more than the lengths of
// its rows. Of other windows each 64 bytes become four masks, with the number of bits set in all blocks before: a row is
// then a difference of counts at its two ends, whatever its length.

#include "text.h"

#include "vectors.h"
#include "walk.h"

enum { WINDOW = 8192 };

struct block {
  uint64_t continuations, extensions, foreign, fourths; // a bit for each byte
  uint64_t before; // bits set before this block, 16 bits for each mask: continuations in the lowest
};

static struct block blocks[WINDOW / 64 + 2];

enum { PLAIN = 0, EXTENDED = 1, MULTIBYTE = 2, ILL_FORMED = 4 };

#define TABLE static const uint8_t __attribute__((aligned(16)))

// Class of an ASCII byte: ASCII_HIGH[byte >> 4] & ASCII_LOW[byte & 15]. Bit 7: printable extension characters.
// Bit 0 and 1: control characters. Bit 2: backtick. Bit 3: delete. Bit 4: form feed.
TABLE ascii_high[16] = {0x11, 2, 0, 0, 0, 0x80, 4, 0x88};
TABLE ascii_low[16] = {7, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 0x83, 0x92, 0x82, 0x83, 0x0b};

// Not 0 for the two-byte characters of the alphabet.
TABLE gsm_lead[16] = {0, 0, 0x81, 0x1e, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x60, 0};
TABLE gsm_trail_high[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0x08, 0x30, 0x43, 0x84, 0, 0, 0, 0};
TABLE gsm_trail_low[16] = {0x42, 0x15, 0x04, 0x61, 0x2b, 0x0b, 0x5e, 0x09, 0x76, 0x4e, 0, 0x20, 0x16, 0, 0x20, 0x90};

// Keiser and Lemire, "Validating UTF-8 in less than one instruction per byte" (2021): not 0 for two bytes that cannot
// follow each other. Bit 7: two continuations, which is right after a lead of three or four.
TABLE first_high[16] = {2, 2, 2, 2, 2, 2, 2, 2, 0x80, 0x80, 0x80, 0x80, 0x05, 0x01, 0x19, 0x61};
TABLE first_low[16] = {0xcf, 0x87, 0x83, 0x83, 0xa3, 0xe3, 0xe3, 0xe3, 0xe3, 0xe3, 0xe3, 0xe3, 0xe3, 0xf3, 0xe3, 0xe3};
TABLE second_high[16] = {1, 1, 1, 1, 1, 1, 1, 1, 0xce, 0xae, 0xb6, 0xb6, 1, 1, 1, 1};

static inline V class_of(V bytes) {
  return and(shuffle(table(ascii_low), bytes), shuffle(table(ascii_high), high_nibbles(bytes)));
}

/** One bit for each of 64 bytes: whether the vector that `of` makes of them has its sign set there. */
#define mask64(of)                                                                       \
  ({                                                                                     \
    uint64_t found = 0;                                                                  \
    for (int part = 0; part < VECTORS; part++) found |= (uint64_t)signs(of) << part * WIDTH; \
    found;                                                                               \
  })

static inline bool is_plain(const uint8_t *at) {
  V found = splat8(0);
  for (int part = 0; part < VECTORS; part++) {
    V bytes = load(at + part * WIDTH);
    found = or(found, or(class_of(bytes), and(bytes, splat8(0x80))));
  }
  return !meets(found, found);
}

static inline V ill_formed(const uint8_t *at) {
  V prior = load(at - 1);
  V pair = and(and(shuffle(table(first_high), high_nibbles(prior)), shuffle(table(first_low), and(prior, splat8(15)))),
               shuffle(table(second_high), high_nibbles(load(at))));
  V due = or(less_sated8(load(at - 2), splat8(0xe0 - 0x80)), less_sated8(load(at - 3), splat8(0xf0 - 0x80)));
  return xor(and(due, splat8(0x80)), pair);
}

static inline V gsm_pair(const uint8_t *at) {
  V trail = load(at);
  return and(and(shuffle(table(gsm_lead), and(load(at - 1), splat8(15))), shuffle(table(gsm_trail_high), high_nibbles(trail))),
             shuffle(table(gsm_trail_low), and(trail, splat8(15))));
}

static inline bool ends_within_character(const uint8_t *to) {
  return to[-1] >= 0xc0 || to[-2] >= 0xe0 || to[-3] >= 0xf0;
}

static inline uint64_t packed(uint64_t c, uint64_t x, uint64_t n, uint64_t f) {
  return (uint64_t)__builtin_popcountll(c) | (uint64_t)__builtin_popcountll(x) << 16 |
         (uint64_t)__builtin_popcountll(n) << 32 | (uint64_t)__builtin_popcountll(f) << 48;
}

/** Control characters, backtick, delete and form feed: rare. */
static __attribute__((noinline)) void rare(const uint8_t *at, uint64_t *x, uint64_t *n) {
  for (int i = 0; i < 64; i++) {
    uint8_t byte = at[i];
    if (byte == 0x0c) *x |= 1ull << i;
    else if ((byte < 0x20 && byte != '\n' && byte != '\r') || byte == '`' || byte == 0x7f) *n |= 1ull << i;
  }
}

static int classify(const uint8_t *from, const uint8_t *to) {
  const uint8_t *at = from;
  while (at < to && is_plain(at)) at += 64;
  if (at >= to) return PLAIN;
  struct block *block = blocks;
  for (size_t plain = (at - from) / 64; plain > 0; plain--) *block++ = (struct block){0};
  int holds = EXTENDED;
  bool pending = false;
  bool carry = false; // the byte before is one of C0-CF
  V bad = splat8(0);
  uint64_t before = 0;
  // The block with the byte after the last row belongs to the window: a character that a row cuts is seen there.
  for (; at <= to; at += 64, block++) {
    V classes[VECTORS], any = splat8(0), high = splat8(0);
    for (int part = 0; part < VECTORS; part++) {
      V bytes = load(at + part * WIDTH);
      classes[part] = class_of(bytes);
      any = or(any, classes[part]);
      high = or(high, bytes);
    }
    uint64_t x = mask64(classes[part]);
    uint64_t n = 0;
    block->before = before;
    if (meets(any, splat8(0x1f))) {
      rare(at, &x, &n);
      if (n) holds |= MULTIBYTE;
    }
    if (!meets(high, splat8(0x80))) {
      holds |= pending ? ILL_FORMED : 0;
      pending = carry = false;
      block->continuations = block->fourths = 0;
      block->extensions = x;
      block->foreign = n;
      before += packed(0, x, n, 0);
      continue;
    }
    holds |= MULTIBYTE;
    uint64_t past_ascii = mask64(load(at + part * WIDTH));
    uint64_t c = ~mask64(greater8(load(at + part * WIDTH), splat8(0xbf)));
    uint64_t d = past_ascii & mask64(greater8(load(at + part * WIDTH), splat8(0xcf)));
    uint64_t leads_c = past_ascii & ~c & ~d;
    uint64_t after_c = leads_c << 1 | carry;
    uint64_t f = 0;
    carry = leads_c >> 63;
    if (after_c) n |= after_c & mask64(equal8(gsm_pair(at + part * WIDTH), splat8(0)));
    if (d | pending) {
      n |= d;
      f = past_ascii & mask64(greater8(load(at + part * WIDTH), splat8(0xef)));
      uint64_t e2 = mask64(equal8(load(at + part * WIDTH), splat8(0xe2)));
      for (; e2; e2 &= e2 - 1) {
        int bit = __builtin_ctzll(e2);
        if (at[bit + 1] == 0x82 && at[bit + 2] == 0xac) {
          n &= ~(1ull << bit);
          x |= 1ull << bit;
        }
      }
      for (int part = 0; part < VECTORS; part++) bad = or(bad, ill_formed(at + part * WIDTH));
      pending = ends_within_character(at + 64);
    } else {
      V overlong = splat8(0);
      for (int part = 0; part < VECTORS; part++)
        overlong = or(overlong, equal8(and(load(at + part * WIDTH), splat8(0xfe)), splat8(0xc0)));
      bad = or(bad, overlong);
      if (c != after_c) holds |= ILL_FORMED;
      pending = carry;
    }
    block->continuations = c;
    block->extensions = x;
    block->foreign = n;
    block->fourths = f;
    before += packed(c, x, n, f);
  }
  if (meets(bad, bad)) holds |= ILL_FORMED;
  return holds;
}

/** What the packed counts of blocks come to before `offset`. */
static inline uint64_t counts_before(size_t offset) {
  const struct block *block = &blocks[offset >> 6];
  uint64_t below = (1ull << (offset & 63)) - 1;
  return block->before + packed(block->continuations & below, block->extensions & below, block->foreign & below,
                                block->fourths & below);
}

/** Bytes are rows of one septet each. Writes up to WORDS - 1 rows past the last. */
static void plain_rows(const struct rows *rows, const struct counts *counts, size_t row, size_t last) {
  for (; row < last; row += WORDS) {
    V units = sub32(load(rows->ends + row), load(rows->starts + row));
    // Division by 153 as multiplication: exact up to 110,000 units.
    V several = shift32(times32(add32(units, splat32(152)), splat32(27414)), 22);
    V parts = choose(splat32(1), several, greater32(units, splat32(160)));
    __builtin_memset(counts->status + row, 0, WORDS);
    __builtin_memset(counts->encoding + row, 0, WORDS);
    put(counts->characters + row, units);
    put(counts->units + row, units);
    put(counts->message_parts + row, parts);
    put(counts->segments + row, parts);
  }
}

/**
 * Segments of a row at `from` of the window: each boundary is found by counts. `pairs` of a block are the characters of
 * two units, of which no segment has a half.
 */
static uint32_t segments_of(size_t from, size_t to, bool gsm, uint32_t units) {
  const uint32_t part = gsm ? 153 : 67;
  const int shift = gsm ? 16 : 48;
  const uint64_t *last = &blocks[to >> 6].before;
  uint32_t segments = 1;
  const struct block *block = &blocks[from >> 6];
  uint64_t at_start = counts_before(from);
  // Units before a place of the window, from a base that cancels out.
  uint32_t start = (uint32_t)from - (uint16_t)at_start + (uint16_t)(at_start >> shift);
  uint32_t filled = start;
  uint32_t end = start + units;
  while (end - filled > part) {
    uint32_t target = filled + part;
    // The last block that begins with `target` units or fewer before it.
    for (; &block->before < last; block++) {
      const struct block *next = block + 1;
      uint32_t units_before =
          (uint32_t)(next - blocks) * 64 - (uint16_t)next->before + (uint16_t)(next->before >> shift);
      if (units_before > target) break;
    }
    uint32_t units_before =
        (uint32_t)(block - blocks) * 64 - (uint16_t)block->before + (uint16_t)(block->before >> shift);
    uint64_t leads = ~block->continuations;
    uint64_t pairs = (gsm ? block->extensions : block->fourths) & leads;
    // The first byte with more than `target` units up to it begins the next segment.
    uint32_t rest = target - units_before;
    unsigned low = 0;
    for (unsigned step = 32; step > 0; step >>= 1) {
      uint64_t below = (1ull << (low + step)) - 1;
      uint32_t here = __builtin_popcountll(leads & below) + __builtin_popcountll(pairs & below);
      if (here <= rest) low += step;
    }
    uint64_t below = (1ull << low) - 1;
    filled = units_before + __builtin_popcountll(leads & below) + __builtin_popcountll(pairs & below);
    segments++;
  }
  return segments;
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
    put_counts(counts, row, true, gsm, characters, units);
    const uint32_t parts = counts->message_parts[row];
    // k parts have k - 1 boundaries, and each loses one unit at most.
    if (pairs && parts > 1 && units + parts - 1 > parts * (gsm ? 153 : 67))
      counts->segments[row] = segments_of(from - window, to - window, gsm, units);
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
    else masked_rows(rows, counts, row, last, holds);
    row = last;
  }
  return true;
}
