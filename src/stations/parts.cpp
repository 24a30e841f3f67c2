#include "stations/parts.h"

#include "qr/tag.h"
#include "stations/gates.h"

#include <algorithm>
#include <set>

namespace regrade::stations {

namespace {

using domain::PartLot;
using domain::PartStock;

constexpr int kMostPieces = 1'000'000;

/// It is printed on bags and scanned: neither a unit's tag nor a command, no spaces, plain characters.
Result<void> requirePartNumber(const std::string& number)
{
    const auto plain = [](char c) { return c > ' ' && c < 0x7F; };
    if (number.empty() || number.size() > 40 || !std::all_of(number.begin(), number.end(), plain)) {
        return refused("\"{}\" is not a part number: 1 to 40 plain characters without spaces.", {number});
    }
    if (qr::parseTag(number) || number.starts_with("CMD-")) {
        return refused("\"{}\" cannot be a part number: a scan would take it for a unit's tag or a command card.",
                       {number});
    }
    return {};
}

Result<void> requirePieces(const std::string& number, int quantity)
{
    if (quantity <= 0) {
        return refused("The quantity of part {} must be above zero.", {number});
    }
    if (quantity > kMostPieces) {
        return refused("{} pieces of part {} at once are too many: was a code typed into the quantity?",
                       {std::to_string(quantity), number});
    }
    return {};
}

Result<void> requireHouseCurrency(const rules::Policy& policy, const std::string& number, const Money& cost)
{
    const std::string& currency = policy.limits.labourPerHour.currency;
    if (cost.currency != currency) {
        return refused("The house counts in {}: give the cost of part {} in {}.", {currency, number, currency});
    }
    if (cost.minor < 0) {
        return refused("The cost of part {} must not be negative.", {number});
    }
    return {};
}

Result<void> checkFacts(const rules::Policy& policy, const domain::PartRegistered& facts)
{
    const std::string& number = facts.sku.text();
    if (auto fine = requirePartNumber(number); !fine) {
        return fine;
    }
    if (isBlank(facts.name)) {
        return refused("The name of part {} is missing.", {number});
    }
    for (const domain::CategoryId& category : facts.categories) {
        const auto is = [&](const rules::NamedRow& row) { return row.id == category.text(); };
        if (std::none_of(policy.categories.begin(), policy.categories.end(), is)) {
            return refused("The policy has no category \"{}\".", {category.text()});
        }
    }
    if (facts.reorderPoint < 0 || facts.weightG < 0) {
        return refused("Reorder point and weight of part {} must not be negative.", {number});
    }
    return requireHouseCurrency(policy, number, facts.unitCost);
}

Result<void> checkKit(const domain::PartRegistered& facts, const domain::FindPart& find)
{
    std::set<std::string> seen;
    for (const domain::KitPart& content : facts.kit) {
        if (auto pieces = requirePieces(content.part.text(), content.quantity); !pieces) {
            return pieces;
        }
        const auto part = requirePart(find, content.part.text());
        if (!part) {
            return part.error();
        }
        if (part->isKit() || content.part == facts.sku) {
            return refused("{} is a kit: a kit holds parts, no kits.", {content.part.text()});
        }
        if (!seen.insert(content.part.text()).second) {
            return refused("The part {} stands twice in the kit: give it once with its quantity.",
                           {content.part.text()});
        }
    }
    return {};
}

std::string contentsOf(const domain::PartRegistered& kit)
{
    std::string text;
    for (const domain::KitPart& content : kit.kit) {
        text += (text.empty() ? "" : ", ") + std::to_string(content.quantity) + " × " + content.part.text();
    }
    return text;
}

Error tooFew(const std::string& number, int onHand, int wanted)
{
    if (onHand <= 0) {
        return refused("None of part {} is on hand. Receive what came, or let a lead count and adjust the stock.",
                       {number});
    }
    return refused("Only {} of part {} are on hand, not {}. Receive what came, or let a lead count and adjust the "
                   "stock.",
                   {std::to_string(onHand), number, std::to_string(wanted)});
}

/// The oldest pieces, lot by lot; of one origin when one was named.
Result<std::vector<PartLot>> oldest(const PartStock& stock, int wanted, std::optional<domain::PartOrigin> origin)
{
    std::vector<PartLot> taken;
    int here = 0;
    int left = wanted;
    for (const PartLot& lot : stock.lots) {
        if (origin && lot.origin != *origin) {
            continue;
        }
        here += lot.quantity;
        if (left > 0) {
            taken.push_back(lot);
            taken.back().quantity = std::min(left, lot.quantity);
            left -= taken.back().quantity;
        }
    }
    const int onHand = std::min(here, stock.onHand);
    return onHand < wanted ? Result<std::vector<PartLot>>(tooFew(stock.facts.sku.text(), onHand, wanted))
                           : Result<std::vector<PartLot>>(std::move(taken));
}

/// What the part fits, for a sentence.
std::string listed(const domain::PartRegistered& part)
{
    std::string text;
    for (const auto& product : part.products) {
        text += (text.empty() ? "" : ", ") + product.text();
    }
    for (const auto& category : part.categories) {
        text += (text.empty() ? "" : ", ") + category.text();
    }
    return text;
}

Result<void> requireFit(const domain::Item& item, const domain::PartRegistered& part)
{
    if (item.intake && !fits(part, item.intake->sku, item.intake->category)) {
        return refused("The part {} does not fit this unit: it is for {}.", {part.sku.text(), listed(part)});
    }
    return {};
}

/// One event for each origin and unit of origin, so that the stock of each is exact.
Result<domain::Events> takeFrom(const domain::Item& item, const PartStock& stock, const PartForm& form)
{
    if (auto fit = requireFit(item, stock.facts); !fit) {
        return fit.error();
    }
    const auto lots = oldest(stock, form.quantity, form.origin);
    if (!lots) {
        return lots.error();
    }
    std::vector<domain::PartUsed> used;
    for (const PartLot& lot : *lots) {
        if (const auto currency = requireCurrency(item, lot.unitCost); !currency) {
            return currency.error();
        }
        const auto same = std::find_if(used.begin(), used.end(), [&](const domain::PartUsed& one) {
            return one.origin == lot.origin && one.source == lot.source;
        });
        const Money cost{lot.unitCost.minor * lot.quantity, lot.unitCost.currency};
        if (same == used.end()) {
            used.push_back({form.stage, stock.facts.sku.text(), lot.quantity, cost, form.key || stock.facts.key,
                            lot.origin, lot.source, stock.facts.name});
        } else {
            same->quantity += lot.quantity;
            same->cost = same->cost + cost;
        }
    }
    if (form.cost) {
        for (domain::PartUsed& one : used) {
            one.cost = Money{0, form.cost->currency};
        }
        used.front().cost = *form.cost;
    }
    return domain::Events(used.begin(), used.end());
}

Result<domain::Events> takeKit(const domain::Item& item, const PartStock& kit, const PartForm& form,
                               const domain::FindPart& find)
{
    if (form.cost || form.origin) {
        return refused("The kit {} takes cost and origin from its parts: give neither.", {form.part});
    }
    if (auto fit = requireFit(item, kit.facts); !fit) {
        return fit.error();
    }
    domain::Events all;
    for (const domain::KitPart& content : kit.facts.kit) {
        const auto part = requirePart(find, content.part.text());
        if (!part) {
            return part.error();
        }
        PartForm one = form;
        one.quantity = form.quantity * content.quantity;
        const auto events = takeFrom(item, *part, one);
        if (!events) {
            return events.error();
        }
        all.insert(all.end(), events->begin(), events->end());
    }
    return all;
}

/// Found pieces first fill up what was taken twice; the others are like the newest.
domain::Events found(const PartStock& part, const AdjustForm& form)
{
    domain::Events events;
    int left = form.by;
    const auto add = [&](int pieces, const PartLot& like) {
        events.emplace_back(
            domain::PartAdjusted{form.part, pieces, like.origin, like.source, like.unitCost, form.reason});
        left -= pieces;
    };
    const auto isMeant = [&](const PartLot& lot) {
        return form.origin ? lot.origin == *form.origin : lot.origin != domain::PartOrigin::harvested;
    };
    for (const PartLot& lot : part.missing) {
        if (left > 0 && (!form.origin || lot.origin == *form.origin)) {
            add(std::min(left, lot.quantity), lot);
        }
    }
    if (left > 0) {
        const auto newest = std::find_if(part.lots.rbegin(), part.lots.rend(), isMeant);
        const PartLot fresh{form.origin.value_or(domain::PartOrigin::newOem), {}, 0, part.facts.unitCost, {}};
        add(left, newest == part.lots.rend() ? fresh : *newest);
    }
    return events;
}

Result<void> checkForm(const domain::Item& item, const PartForm& form)
{
    if (const Result<void> inHouse = requireInHouse(item); !inHouse) {
        return inHouse;
    }
    if (!item.work || item.work->stage != form.stage) {
        return refused("Start the work first: parts are recorded while work is open.");
    }
    if (isBlank(form.part)) {
        return refused("The part number is missing.");
    }
    if (const Result<void> pieces = requirePieces(form.part, form.quantity); !pieces) {
        return pieces;
    }
    if (form.cost && form.cost->minor < 0) {
        return refused("The cost of part {} must not be negative.", {form.part});
    }
    return form.cost ? requireCurrency(item, *form.cost) : Result<void>();
}

} // namespace

Result<PartStock> requirePart(const domain::FindPart& find, const std::string& number)
{
    const auto found = find(domain::Sku(number));
    if (!found) {
        return found.error();
    }
    if (!*found) {
        return refused(
            "The part {} is not registered, so it is not in stock. Register and receive it under Parts, then "
            "use it. Nothing was recorded.",
            {number});
    }
    return **found;
}

bool fits(const domain::PartRegistered& part, const domain::Sku& product, const domain::CategoryId& category)
{
    const bool any = part.products.empty() && part.categories.empty();
    return any || std::find(part.products.begin(), part.products.end(), product) != part.products.end() ||
           std::find(part.categories.begin(), part.categories.end(), category) != part.categories.end();
}

Result<domain::Events> registerPart(const rules::Policy& policy, const domain::PartRegistered& facts,
                                    const domain::FindPart& find)
{
    if (const auto checked = checkFacts(policy, facts); !checked) {
        return checked.error();
    }
    if (const auto kit = checkKit(facts, find); !kit) {
        return kit.error();
    }
    const auto known = find(facts.sku);
    if (!known) {
        return known.error();
    }
    if (*known && !facts.kit.empty() && !(*known)->isKit() && (*known)->onHand != 0) {
        return refused("{} of part {} are on hand, so it cannot become a kit. Give the kit a number of its own.",
                       {std::to_string((*known)->onHand), facts.sku.text()});
    }
    return domain::Events{facts};
}

Result<domain::Events> receivePart(const rules::Policy& policy, const domain::PartReceived& received,
                                   const domain::FindPart& find)
{
    const std::string& number = received.sku.text();
    const auto part = requirePart(find, number);
    if (!part) {
        return part.error();
    }
    if (part->isKit()) {
        return refused("{} is a kit and is never in stock itself: receive what is in it ({}).",
                       {number, contentsOf(part->facts)});
    }
    if (received.origin == domain::PartOrigin::harvested) {
        return refused("Harvested parts come from a unit at dismantling, not from a supplier.");
    }
    for (const Result<void>& check :
         {requirePieces(number, received.quantity), requireHouseCurrency(policy, number, received.unitCost)}) {
        if (!check) {
            return check.error();
        }
    }
    return domain::Events{received};
}

Result<domain::Events> adjustPart(const AdjustForm& form, const domain::FindPart& find)
{
    const std::string& number = form.part.text();
    const auto part = requirePart(find, number);
    if (!part) {
        return part.error();
    }
    if (part->isKit()) {
        return refused("{} is a kit and is never in stock itself: adjust what is in it ({}).",
                       {number, contentsOf(part->facts)});
    }
    if (form.by == 0 || std::abs(form.by) > kMostPieces) {
        return refused("Say by how many pieces the stock of part {} is wrong, e.g. -2 or 3.", {number});
    }
    if (isBlank(form.reason)) {
        return refused("Say why the stock of part {} is adjusted.", {number});
    }
    if (form.by > 0) {
        return found(*part, form);
    }
    const auto lots = oldest(*part, -form.by, form.origin);
    if (!lots) {
        return lots.error();
    }
    domain::Events events;
    for (const PartLot& lot : *lots) {
        events.emplace_back(domain::PartAdjusted{form.part, -lot.quantity, lot.origin, lot.source, {}, form.reason});
    }
    return events;
}

Result<domain::Events> usePart(const domain::Item& item, const PartForm& form, const domain::FindPart& find)
{
    if (const auto checked = checkForm(item, form); !checked) {
        return checked.error();
    }
    const auto part = requirePart(find, form.part);
    if (!part) {
        return part.error();
    }
    return part->isKit() ? takeKit(item, *part, form, find) : takeFrom(item, *part, form);
}

} // namespace regrade::stations
