#include "stations/tradein.h"

#include "qr/tag.h"
#include "rules/tradein.h"

#include <algorithm>
#include <cctype>

namespace regrade::stations {

namespace {

constexpr std::size_t kLetters = 8;
constexpr std::string_view kPrefix = "TRD"; // also of letters that no keyboard's layout moves

} // namespace

Result<domain::Events> quoteTradeIn(const domain::Product& product, const rules::Policy& policy,
                                    const std::vector<domain::Answer>& answers, const std::string& code, Time now)
{
    if (!product.facts) {
        return refused("The product {} is not registered yet.", {product.sku.text()});
    }
    auto offer = rules::tradeInOffer(policy, *product.facts, answers);
    if (!offer) {
        return offer.error();
    }
    const std::string lastDay = isoDay(now + std::chrono::hours(24) * offer->days);
    return domain::Events{domain::TradeInQuoted{product.sku, code, answers, offer->grade, std::move(offer->lines),
                                                offer->offer, product.facts->originalPrice, lastDay}};
}

std::string newQuoteCode()
{
    // The letters of a tag are random; its last one checks the others and stays out.
    return std::string(kPrefix) + qr::newTag().text().substr(0, kLetters);
}

std::optional<std::string> quoteCodeIn(const std::string& text)
{
    std::string code;
    for (const char letter : text) {
        if (letter != ' ' && letter != '-') {
            code += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
        }
    }
    const bool isOne = code.size() == kPrefix.size() + kLetters && code.rfind(kPrefix, 0) == 0 &&
                       code.find_first_not_of(qr::kTagAlphabet) == std::string::npos;
    return isOne ? std::optional(code) : std::nullopt;
}

Result<IntakeForm> payQuote(IntakeForm form, const std::string& code, const domain::Sku& sku,
                            const std::optional<domain::KnownQuote>& known, Time now)
{
    if (!known) {
        return notFound("There is no trade-in quote {}. Nothing was paid; make a new offer.", {code});
    }
    const domain::TradeInQuoted& quote = known->quote;
    if (form.source.text() != kTradeInSource) {
        return refused("The quote {} is paid for a trade-in only: choose trade-in as the source.", {code});
    }
    if (quote.sku != sku) {
        return refused("The quote {} is of the product {}, not of {}.", {code, quote.sku.text(), sku.text()});
    }
    if (!known->usedBy.empty()) {
        return refused("The quote {} was paid already, for the unit {}.", {code, known->usedBy.front().text()});
    }
    if (isoDay(now) > quote.lastDay) {
        return refused("The quote {} ran out on {}. Make a new offer.", {code, quote.lastDay});
    }
    form.quote = quote.code;
    form.bookValue = quote.offer;
    return form;
}

} // namespace regrade::stations
