#pragma once

#include "desk/desk.h"
#include "insight/worklist.h"

#include <QStringList>
#include <QVariantList>

namespace regrade::ui {

// What the station screens show in lists, as the kit's lists and choices take it.

/// Units that match, oldest first: {id, grade, title, subtitle, age, state}. The first 200: a person works from the
/// top.
[[nodiscard]] QVariantList queueRows(const Desk& desk, const insight::WorklistFilter& filter);
[[nodiscard]] QVariantList queueOfStage(const Desk& desk, const domain::StageId& stage);
/// The stages of one kind, in the policy's order.
[[nodiscard]] std::vector<domain::StageId> stagesOf(const rules::Policy& policy, rules::StageKind kind);
[[nodiscard]] QString nameOfStage(const Desk& desk, const domain::StageId& stage);
/// Where the unit stands, in one sentence.
[[nodiscard]] QString whereabouts(const Desk& desk, const domain::Item& item);
/// Why a deed was refused, with the policy's names in the operator's language, too.
[[nodiscard]] QString explain(const Desk& desk, Error error);
/// {id, text} for a choice row.
[[nodiscard]] QVariantList optionsOf(const Desk& desk, const std::vector<rules::NamedRow>& rows);
[[nodiscard]] bool offers(const QVariantList& options, const QString& id);
/// The views that the house photographs a product of this category in: {id, text, light}.
[[nodiscard]] QVariantList viewsOf(const Desk& desk, const domain::CategoryId& category);
[[nodiscard]] QStringList whyOf(const Desk& desk, const std::vector<domain::Reason>& reasons);
/// Whole or decimal number as typed, with a point or a comma.
[[nodiscard]] std::optional<double> numberIn(const QString& typed);
/// Money as typed, without its currency. Unset when it is none.
[[nodiscard]] std::optional<Money> moneyIn(const QString& typed, const std::string& currency);

} // namespace regrade::ui
