#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Rows of UTF-8: row i is data[starts[i]] up to, not including, data[ends[i]]. 128 bytes on both sides may be read. */
struct rows {
  const uint8_t *data;
  size_t size;
  const uint32_t *starts, *ends;
  size_t length;
};

/** What each row comes to (src/text/columns.ts), with room for 32 rows more. */
struct counts {
  uint8_t *status, *encoding;
  uint32_t *characters, *units, *message_parts, *segments;
};

/** Returns false if a row ends before it starts or lies outside the data. */
bool analyze_rows(const struct rows *rows, const struct counts *counts);
