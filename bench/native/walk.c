// One row, one byte at a time: for rows that are not UTF-8 or longer than a window.
#include "walk.h"

static const uint8_t septets[0x400] = {
#include "septets.inc"
};

struct state {
  uint32_t characters, septets, code_units;
  uint32_t gsm_segments, gsm_filled, ucs2_segments, ucs2_filled;
  bool gsm, valid;
};

static void add(struct state *s, uint32_t point) {
  uint32_t cost = point < 0x400 ? septets[point] : point == 0x20ac ? 2 : 0;
  uint32_t width = point > 0xffff ? 2 : 1;
  s->characters++;
  if (cost == 0) s->gsm = false;
  s->septets += cost;
  s->gsm_filled += cost;
  if (s->gsm_filled > 153) {
    s->gsm_segments++;
    s->gsm_filled = cost;
  }
  s->code_units += width;
  s->ucs2_filled += width;
  if (s->ucs2_filled > 67) {
    s->ucs2_segments++;
    s->ucs2_filled = width;
  }
}

void walk_row(const uint8_t *at, const uint8_t *to, const struct counts *counts, size_t row) {
  struct state s = {.gsm = true, .valid = true, .gsm_segments = 1, .ucs2_segments = 1};
  while (at < to) {
    uint32_t byte = *at++;
    if (byte < 0x80) {
      add(&s, byte);
      continue;
    }
    int due = byte < 0xc2 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : byte < 0xf5 ? 3 : 0;
    uint8_t lowest = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
    uint8_t highest = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
    uint32_t point = byte & (0x3f >> due);
    bool complete = due > 0;
    for (; due > 0; due--) {
      if (at == to || *at < lowest || *at > highest) {
        complete = false;
        break;
      }
      point = point << 6 | (*at++ & 0x3f);
      lowest = 0x80;
      highest = 0xbf;
    }
    s.valid &= complete;
    add(&s, complete ? point : 0xfffd);
  }
  put_counts(counts, row, s.valid, s.gsm, s.characters, s.gsm ? s.septets : s.code_units);
  if (counts->message_parts[row] > 1) counts->segments[row] = s.gsm ? s.gsm_segments : s.ucs2_segments;
}
