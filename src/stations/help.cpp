#include "stations/help.h"

#include "stations/gates.h"

#include <algorithm>

namespace regrade::stations {

namespace {

Result<void> checkLength(const std::string& words)
{
    if (words.size() > kLongestWords) {
        return refused("The words are too long: {} bytes. At most {} fit.",
                       {std::to_string(words.size()), std::to_string(kLongestWords)});
    }
    return {};
}

} // namespace

Result<domain::Events> askHelp(const domain::Item& item, const HelpQuestion& question)
{
    if (!item.work) {
        return refused("No work on this unit is open.");
    }
    if (isBlank(question.words)) {
        return refused("Say what you want to know.");
    }
    if (const auto length = checkLength(question.words); !length) {
        return length.error();
    }
    return domain::Events{domain::HelpAsked{.stage = item.work->stage,
                                            .step = question.step,
                                            .ticket = question.ticket,
                                            .question = question.words,
                                            .photos = question.photos}};
}

Result<domain::Events> takeAnswer(const domain::Item& item, const domain::HelpAsked& asked, const HelpAnswer& answer)
{
    if (isBlank(answer.words)) {
        return refused("The answer holds no words.");
    }
    if (const auto length = checkLength(answer.words); !length) {
        return length.error();
    }
    if (item.work) {
        const auto& known = item.work->answers;
        const bool taken = std::any_of(known.begin(), known.end(), [&](const domain::HelpAnswered& one) {
            return one.ticket == answer.ticket && one.answer == answer.words && one.key == answer.key;
        });
        if (taken) {
            return refused("This answer was taken in already.");
        }
    }
    return domain::Events{domain::HelpAnswered{.stage = asked.stage,
                                               .step = asked.step,
                                               .ticket = answer.ticket,
                                               .answer = answer.words,
                                               .station = answer.station,
                                               .key = answer.key,
                                               .photos = answer.photos}};
}

} // namespace regrade::stations
