#include "qr/tag.h"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

namespace regrade::qr {

namespace {

constexpr std::uint32_t kLetters = static_cast<std::uint32_t>(kTagAlphabet.size());

std::uint64_t tagCount()
{
    std::uint64_t count = 1;
    for (std::size_t i = 1; i < kTagLength; ++i) {
        count *= kLetters;
    }
    return count;
}

bool isSeparator(char sign) { return sign == ' ' || sign == '-' || sign == '\t' || sign == '\r' || sign == '\n'; }

/// The whole UTF-8 character that starts at `from`.
std::string signAt(std::string_view text, std::size_t from)
{
    std::size_t end = from + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        ++end;
    }
    return std::string(text.substr(from, end - from));
}

bool checkFits(std::string_view letters) { return checkLetter(letters.substr(0, kTagLength - 1)) == letters.back(); }

/// The scheme overlooks about one swap of neighbours in 200; which ones depends on the tag.
bool overlooksASwap(const std::string& letters)
{
    for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
        std::string swapped = letters;
        std::swap(swapped[i], swapped[i + 1]);
        if (swapped != letters && checkFits(swapped)) {
            return true;
        }
    }
    return false;
}

Result<std::string> lettersOf(std::string_view text)
{
    std::string letters;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isSeparator(text[i])) {
            continue;
        }
        const char upper = text[i] >= 'a' && text[i] <= 'z' ? static_cast<char>(text[i] - 'a' + 'A') : text[i];
        if (kTagAlphabet.find(upper) == std::string_view::npos) {
            return invalid("The sign {} never stands on one of our tags. This is another code or a misread letter.",
                           {signAt(text, i)});
        }
        letters += upper;
    }
    return letters;
}

} // namespace

std::string Tag::grouped() const
{
    std::string text;
    for (std::size_t i = 0; i < m_text.size(); ++i) {
        if (i > 0 && i % 4 == 0) {
            text += ' ';
        }
        text += m_text[i];
    }
    return text;
}

char checkLetter(std::string_view twelveLetters)
{
    std::size_t product = kLetters;
    for (const char letter : twelveLetters) {
        std::size_t sum = (product + kTagAlphabet.find(letter)) % kLetters;
        if (sum == 0) {
            sum = kLetters;
        }
        product = sum * 2 % (kLetters + 1);
    }
    return kTagAlphabet[(kLetters + 1 - product) % kLetters];
}

Result<Tag> parseTag(std::string_view text)
{
    const auto letters = lettersOf(text);
    if (!letters) {
        return letters.error();
    }
    const std::string count = std::to_string(letters->size());
    if (letters->empty()) {
        return invalid("There is no tag here. Scan the label or type its 13 letters.");
    }
    if (letters->size() < kTagLength) {
        return invalid("Only {} of the 13 letters of a tag arrived. The label is torn or the scan was cut off.",
                       {count});
    }
    if (letters->size() > kTagLength) {
        return invalid("These are {} letters, and a tag has 13. Scan one tag at a time.", {count});
    }
    if (!checkFits(*letters)) {
        return invalid("The check letter of {} does not fit: a letter is wrong or two are swapped. Nothing was done.",
                       {Tag(*letters).grouped()});
    }
    return Tag(*letters);
}

Tag tagFromNumber(std::uint64_t number)
{
    number %= tagCount();
    std::string letters;
    for (std::size_t i = 1; i < kTagLength; ++i) {
        letters += kTagAlphabet[number % kLetters];
        number /= kLetters;
    }
    std::reverse(letters.begin(), letters.end());
    letters += checkLetter(letters);
    return Tag(std::move(letters));
}

Tag newTag()
{
    if (sodium_init() < 0) {
        throw std::logic_error("the system has no random source");
    }
    for (;;) {
        std::uint64_t number = 0;
        for (std::size_t i = 1; i < kTagLength; ++i) {
            number = number * kLetters + randombytes_uniform(kLetters);
        }
        Tag tag = tagFromNumber(number);
        if (!overlooksASwap(tag.text())) {
            return tag;
        }
    }
}

} // namespace regrade::qr
