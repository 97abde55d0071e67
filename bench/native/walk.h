#pragma once
#include "text.h"

static inline uint32_t parts_of(uint32_t units, bool gsm) {
  uint32_t single = gsm ? 160 : 70;
  uint32_t several = gsm ? (units + 152) / 153 : (units + 66) / 67;
  return units <= single ? 1 : several;
}

static inline void put_counts(const struct counts *counts, size_t row, bool valid, bool gsm, uint32_t characters,
                              uint32_t units) {
  uint32_t parts = parts_of(units, gsm);
  counts->status[row] = !valid;
  counts->encoding[row] = !gsm;
  counts->characters[row] = characters;
  counts->units[row] = units;
  counts->message_parts[row] = parts;
  counts->segments[row] = parts;
}

void walk_row(const uint8_t *at, const uint8_t *to, const struct counts *counts, size_t row);
