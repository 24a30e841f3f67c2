#include "passport/base64.h"

#include <sodium.h>

namespace regrade::passport {

namespace {

constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;

} // namespace

std::string base64Of(const std::vector<std::byte>& bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      kVariant);
    text.pop_back();
    return text;
}

std::vector<std::byte> bytesOf(std::string_view base64)
{
    std::vector<std::byte> bytes(base64.size() / 4 * 3 + 3);
    std::size_t got = 0;
    const char* end = nullptr;
    const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), base64.data(),
                                         base64.size(), nullptr, &got, &end, kVariant);
    bytes.resize(failed == 0 && end == base64.data() + base64.size() ? got : 0);
    if (base64Of(bytes) != base64) { // libsodium reads some bytes beyond ASCII as letters
        bytes.clear();
    }
    return bytes;
}

} // namespace regrade::passport
