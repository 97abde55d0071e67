// Google's libphonenumber for Node: `resolve` takes digits, the offsets of rows in them, and arrays for the answers.

#include <node_api.h>

#include <cstdint>
#include <string>

#include <phonenumbers/phonenumberutil.h>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

template <typename Item>
static Item *array(napi_env env, napi_value value, size_t *length) {
  void *data = nullptr;
  napi_get_typedarray_info(env, value, nullptr, length, &data, nullptr, nullptr);
  return static_cast<Item *>(data);
}

/** resolve(digits, offsets, regions, types): a region is its two letters, or 0. A type is that of PhoneNumberType. */
static napi_value resolve(napi_env env, napi_callback_info info) {
  napi_value given[4];
  size_t count = 4, size, offsets_length, rows;
  napi_get_cb_info(env, info, &count, given, nullptr, nullptr);
  const char *digits = array<const char>(env, given[0], &size);
  const uint32_t *offsets = array<const uint32_t>(env, given[1], &offsets_length);
  uint16_t *regions = array<uint16_t>(env, given[2], &rows);
  uint8_t *types = array<uint8_t>(env, given[3], &rows);
  const PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  std::string text, region;
  for (size_t row = 0; row < rows && row + 1 < offsets_length; row++) {
    text.assign("+").append(digits + offsets[row], offsets[row + 1] - offsets[row]);
    number.Clear();
    region.clear();
    if (util->Parse(text, "ZZ", &number) == PhoneNumberUtil::NO_PARSING_ERROR)
      util->GetRegionCodeForNumber(number, &region);
    regions[row] = region.size() == 2 ? uint16_t(region[0] << 8 | region[1]) : 0;
    types[row] = uint8_t(util->GetNumberType(number));
  }
  return nullptr;
}

NAPI_MODULE_INIT() {
  napi_value function;
  napi_create_function(env, "resolve", NAPI_AUTO_LENGTH, resolve, nullptr, &function);
  napi_set_named_property(env, exports, "resolve", function);
  return exports;
}
