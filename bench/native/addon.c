// The kernel for Node: `prepare` takes the arrays of a run, and returns its number; `run` works through them once.

#include <node_api.h>

#include "text.h"

enum { MOST_RUNS = 1024 };

static struct run {
  struct rows rows;
  struct counts counts;
} runs[MOST_RUNS];
static size_t prepared = 0;

static void *array(napi_env env, napi_value value, size_t *length) {
  void *data = NULL;
  napi_get_typedarray_info(env, value, NULL, length, &data, NULL, NULL);
  return data;
}

/** prepare(data, starts, ends, status, encoding, characters, units, messageParts, segments) */
static napi_value prepare(napi_env env, napi_callback_info info) {
  napi_value given[9];
  size_t count = 9;
  napi_get_cb_info(env, info, &count, given, NULL, NULL);
  if (count < 9 || prepared == MOST_RUNS) {
    napi_throw_range_error(env, NULL, "prepare takes nine arrays, 1,024 times at most");
    return NULL;
  }
  size_t length = 0;
  void *arrays[9];
  for (int i = 1; i < 9; i++) arrays[i] = array(env, given[i], &length);
  struct run *run = &runs[prepared];
  run->rows.data = array(env, given[0], &run->rows.size);
  array(env, given[1], &run->rows.length);
  run->rows.starts = arrays[1];
  run->rows.ends = arrays[2];
  run->counts = (struct counts){.status = arrays[3],
                                .encoding = arrays[4],
                                .characters = arrays[5],
                                .units = arrays[6],
                                .message_parts = arrays[7],
                                .segments = arrays[8]};
  napi_value number;
  napi_create_uint32(env, (uint32_t)prepared++, &number);
  return number;
}

static napi_value run(napi_env env, napi_callback_info info) {
  napi_value given[1], answer;
  size_t count = 1;
  uint32_t number = MOST_RUNS;
  napi_get_cb_info(env, info, &count, given, NULL, NULL);
  napi_get_value_uint32(env, given[0], &number);
  bool done = number < prepared && analyze_rows(&runs[number].rows, &runs[number].counts);
  napi_get_boolean(env, done, &answer);
  return answer;
}

NAPI_MODULE_INIT() {
  napi_property_descriptor functions[] = {
      {"prepare", NULL, prepare, NULL, NULL, NULL, napi_enumerable, NULL},
      {"run", NULL, run, NULL, NULL, NULL, napi_enumerable, NULL},
  };
  napi_define_properties(env, exports, 2, functions);
  return exports;
}
