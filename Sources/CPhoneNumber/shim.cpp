#include "CPhoneNumber.h"

#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

static bool put(const std::string &value, char *out, size_t capacity) {
    if (value.size() + 1 > capacity) {
        if (capacity > 0) out[0] = 0;
        return false;
    }
    std::memcpy(out, value.c_str(), value.size() + 1);
    return true;
}

static bool parse(const char *text, size_t length, const char *region, PhoneNumber *number) {
    return PhoneNumberUtil::GetInstance()->Parse(std::string(text, length), region, number)
        == PhoneNumberUtil::NO_PARSING_ERROR;
}

bool svod_phone_e164(const char *text, size_t length, const char *region, char *out, size_t capacity) {
    PhoneNumber number;
    std::string value;
    if (capacity > 0) out[0] = 0;
    if (!parse(text, length, region, &number)) return false;
    const PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();
    if (!util->IsValidNumber(number)) return false;
    util->Format(number, PhoneNumberUtil::E164, &value);
    return put(value, out, capacity);
}

bool svod_phone_international(const char *e164, size_t length, char *out, size_t capacity) {
    PhoneNumber number;
    std::string value;
    if (capacity > 0) out[0] = 0;
    if (!parse(e164, length, "ZZ", &number)) return false;
    PhoneNumberUtil::GetInstance()->Format(number, PhoneNumberUtil::INTERNATIONAL, &value);
    return put(value, out, capacity);
}
