#include "rules/claims.h"

#include "rules/certificates.h"
#include "rules/claimfinds.h"

#include <algorithm>
#include <set>

namespace regrade::rules {

namespace {

std::vector<Phrase> phrasesOf(const ClaimTerms& claim)
{
    std::vector<Phrase> phrases;
    for (const auto& [language, ready] : claim.ready) {
        phrases.insert(phrases.end(), ready.begin(), ready.end());
    }
    return phrases;
}

std::vector<Span> wordsIn(const FoldedText& folded, const ClaimTerms& claim, const std::vector<std::string>& languages)
{
    std::vector<Span> places;
    for (const auto& [language, ready] : claim.ready) {
        if (languages.empty() || std::find(languages.begin(), languages.end(), language) != languages.end()) {
            const auto more = placesOf(folded, ready, false);
            places.insert(places.end(), more.begin(), more.end());
        }
    }
    return places;
}

/// Which claims are taken back by the words before them.
class TakenBack {
public:
    TakenBack(const MarketRules& rules, const MarketCase& unit, const FoldedText& text) : m_text(text)
    {
        for (const MarketPack& pack : rules.packs) {
            if (!rules.holdsIn(pack.market, unit.market)) {
                continue;
            }
            for (const Negations& one : pack.negations) {
                add(m_words, one.words);
                add(m_between, one.between);
            }
        }
    }

    [[nodiscard]] bool operator()(const Span& claim) const
    {
        constexpr int kMostWords = 4;
        std::size_t at = claim.begin;
        for (int i = 0; i <= kMostWords; ++i) {
            const std::size_t before = beforeGap(at);
            if (endsIn(m_words, before)) {
                return true;
            }
            const auto word =
                std::find_if(m_between.begin(), m_between.end(), [&](const Span& one) { return one.end == before; });
            if (word == m_between.end()) {
                return false;
            }
            at = word->begin;
        }
        return false;
    }

private:
    void add(std::vector<Span>& places, const std::vector<Phrase>& words)
    {
        const auto more = placesOf(m_text, words, false);
        places.insert(places.end(), more.begin(), more.end());
    }
    [[nodiscard]] std::size_t beforeGap(std::size_t at) const
    {
        while (at > 0 && m_text[at - 1].kind == FoldedSign::Kind::gap) {
            --at;
        }
        return at;
    }
    [[nodiscard]] static bool endsIn(const std::vector<Span>& places, std::size_t at)
    {
        return std::any_of(places.begin(), places.end(), [&](const Span& one) { return one.end == at; });
    }

    const FoldedText& m_text;
    std::vector<Span> m_words;
    std::vector<Span> m_between;
};

std::vector<Span> searched(const ClaimTerms& claim, const FoldedText& folded, const ClaimContext& context)
{
    switch (claim.search) {
    case ClaimSearch::words: return wordsIn(folded, claim, context.languages);
    case ClaimSearch::email: return emailsIn(folded);
    case ClaimSearch::phone: return phonesIn(folded, phrasesOf(claim));
    case ClaimSearch::person: return namesIn(folded, phrasesOf(claim), claim.surnames);
    case ClaimSearch::orderNumber: break;
    }
    std::vector<Span> places = formsIn(folded, context.orderForms);
    const auto own = placesOf(folded, Phrase::readAll(context.keepOut), false);
    places.insert(places.end(), own.begin(), own.end());
    return places;
}

/// Of places that lie in each other, the longest.
std::vector<Span> longestOf(std::vector<Span> places)
{
    std::sort(places.begin(), places.end(),
              [](const Span& a, const Span& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    std::vector<Span> kept;
    for (const Span& place : places) {
        if (kept.empty() || place.begin >= kept.back().end) {
            kept.push_back(place);
        } else {
            kept.back().end = std::max(kept.back().end, place.end);
        }
    }
    return kept;
}

std::vector<Span> faultsOf(const MarketRule& rule, const FoldedText& folded, const ClaimContext& context,
                           const TakenBack& takenBack)
{
    const ClaimTerms& claim = *rule.claim;
    std::vector<Span> places = searched(claim, folded, context);
    if (places.empty()) {
        return places;
    }
    const auto exceptions = placesOf(folded, claim.readyExcept, true);
    std::erase_if(places, [&](const Span& place) {
        const bool excepted = std::any_of(exceptions.begin(), exceptions.end(), [&](const Span& one) {
            switch (claim.search) {
            case ClaimSearch::person: return one.begin == place.begin;
            case ClaimSearch::phone: return one.end <= place.begin && behindPause(folded, one.end) == place.begin;
            default: return one.holds(place);
            }
        });
        return excepted || (claim.search == ClaimSearch::words && takenBack(place));
    });
    return longestOf(std::move(places));
}

ClaimFault faultAt(const MarketRule& rule, const Span& place, const FoldedText& folded, std::string_view text)
{
    const std::size_t begin = folded[place.begin].begin;
    const std::size_t end = folded[place.end - 1].end;
    return {.rule = rule.id,
            .offset = begin,
            .length = end - begin,
            .words = std::string(text.substr(begin, end - begin)),
            .why = rule.text,
            .instead = rule.claim->instead,
            .source = rule.source,
            .validFrom = rule.validFrom,
            .blocks = rule.blocks()};
}

bool lieWithin(const ClaimFault& inner, const ClaimFault& outer)
{
    return outer.offset <= inner.offset && inner.offset + inner.length <= outer.offset + outer.length;
}

} // namespace

std::vector<ClaimFault> checkClaims(const MarketRules& rules, std::string_view text, const ClaimContext& context)
{
    const FoldedText folded = foldText(text);
    const TakenBack takenBack(rules, context.unit, folded);
    std::vector<ClaimFault> faults;
    for (const MarketRule* rule : rulesInForce(rules, context.unit, MarketRuleKind::claim)) {
        const ClaimTerms& claim = *rule->claim;
        if (claim.need && isMet(claim.need, claim.schemes, context.truth)) {
            continue;
        }
        for (const Span& place : faultsOf(*rule, folded, context, takenBack)) {
            faults.push_back(faultAt(*rule, place, folded, text));
        }
    }
    const std::vector<ClaimFault> all = faults;
    std::erase_if(faults, [&](const ClaimFault& told) {
        return !told.blocks && std::any_of(all.begin(), all.end(),
                                           [&](const ClaimFault& one) { return one.blocks && lieWithin(told, one); });
    });
    std::stable_sort(faults.begin(), faults.end(),
                     [](const ClaimFault& a, const ClaimFault& b) { return a.offset < b.offset; });
    return faults;
}

Result<void> requireAllowedWords(const MarketRules& rules, const std::vector<std::string>& texts,
                                 const ClaimContext& context)
{
    for (const std::string& text : texts) {
        for (const ClaimFault& fault : checkClaims(rules, text, context)) {
            if (fault.blocks) {
                return refused("The rule {} does not allow the words \"{}\" in {}: {} Write instead: {}",
                               {fault.rule, fault.words, context.unit.market, fault.why.en, fault.instead.at("en")});
            }
        }
    }
    return {};
}

bool allFunctionsTested(const domain::Item& item, const Policy& policy)
{
    return std::any_of(policy.stages.begin(), policy.stages.end(), [&](const StageRow& stage) {
        const bool tests = std::any_of(stage.steps.begin(), stage.steps.end(), [](const StepRow& step) {
            return step.required && step.id.text() == kFunctionsStep;
        });
        return tests && item.hasPassed(stage.id, true);
    });
}

ClaimContext claimContextOf(const domain::Item& item, const Policy& policy, const std::string& day)
{
    ClaimContext context;
    context.truth.used = item.everUsed || item.everRepaired;
    context.truth.allFunctionsTested = allFunctionsTested(item, policy);
    if (item.intake) {
        context.unit = {item.intake->market.text(), item.intake->category, day};
        constexpr std::size_t kShortest = 6; // a shorter one may be any figure of the text
        for (const std::string& number : {item.intake->order, item.intake->rma.value_or("")}) {
            if (number.size() >= kShortest) {
                context.keepOut.push_back(number);
            }
        }
    }
    for (const auto& form : policy.codes.orders) {
        context.orderForms.push_back(form.form);
    }
    if (policy.marketRules) {
        context.truth.schemes = schemesInForce(*policy.marketRules, context.unit);
    }
    return context;
}

} // namespace regrade::rules
