#pragma once

#include "domain/announcement.h"
#include "domain/batch.h"
#include "domain/event.h"
#include "qr/housecodes.h"
#include "rules/policy.h"
#include "stations/intake.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace regrade::stations {

/// A unit that was taken in with a batch.
struct BatchUnit {
    domain::ItemId item;
    domain::Sku sku;
    std::string serial; ///< empty = not known
};

/// What was announced with a batch beside what came with it.
struct BatchBalance {
    int scanned = 0;
    int expected = 0;                          ///< 0 = nothing was announced under its reference
    std::vector<domain::Announcement> missing; ///< with the number of units that did not come
    std::vector<BatchUnit> additional;         ///< that nobody announced; none while nothing was announced at all
};

/// A row with a serial number is answered by the unit of that serial first, then by one of none; the others by units of
/// their product.
[[nodiscard]] BatchBalance balanceOf(const std::vector<domain::Announcement>& expected,
                                     const std::vector<BatchUnit>& units);
/// A reference is written like an order number, since units that nobody announced get it as theirs.
[[nodiscard]] Result<void> checkReference(const std::string& reference);
/// The balance as a table that a spreadsheet opens: scanned, missing, additional, aside.
[[nodiscard]] std::string tableOf(const domain::BatchFacts& facts, const BatchBalance& balance,
                                  const std::vector<BatchUnit>& units, const std::vector<domain::AsideCode>& aside);

/// The questions about a product of this category that every unit of a batch is asked, and those that are answered once
/// for all of them.
struct BatchQuestions {
    std::vector<const rules::ChoiceRow*> each;
    std::vector<const rules::ChoiceRow*> once;
};
[[nodiscard]] BatchQuestions batchQuestionsFor(const rules::Policy& policy, const domain::CategoryId& category);
/// The answer that is usual.
[[nodiscard]] domain::Answer usualAnswer(const rules::ChoiceRow& question);

/// What the house knows that a code of a batch may mean.
struct BatchLookUp {
    std::function<std::optional<domain::ProductRegistered>(const domain::Sku&)> product;
    std::function<std::vector<domain::Announcement>(const std::string& code)> announced; ///< open ones
    std::function<std::optional<domain::Announcement>(const domain::Sku&)> expected;     ///< open, of this batch
};
/// The unit that a code of the batch means.
struct BatchHit {
    domain::ProductRegistered product;
    std::optional<domain::Announcement> announced;
    std::string serial; ///< as the maker's code says it
};
/// Refused, with the reason why the unit is put aside: no product and no announced return has that code, several
/// products were announced under it, the product is not registered.
[[nodiscard]] Result<BatchHit> hitOf(const std::string& code, const qr::HouseCodes& codes, const std::string& reference,
                                     const BatchLookUp& lookUp);
/// Answers to the questions asked once that nobody gave are the usual ones; `answers` are those of this unit.
[[nodiscard]] IntakeForm batchForm(const rules::Policy& policy, const domain::BatchFacts& facts, const BatchHit& hit,
                                   const std::vector<domain::Answer>& once, const std::vector<domain::Answer>& answers);

} // namespace regrade::stations
