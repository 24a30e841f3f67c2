#include "work/partshelf.h"

#include "qr/scancontent.h"
#include "station/rows.h"
#include "stations/dismantling.h"
#include "stations/parts.h"

#include <cmath>

namespace regrade::ui {

namespace {

/// A whole number as typed.
std::optional<int> wholeIn(const QString& typed)
{
    const auto number = numberIn(typed);
    const bool whole = number && *number == std::floor(*number) && std::abs(*number) <= 1e6;
    return whole ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

QString noWeight(const QString& typed)
{
    return PartShelf::tr("%1 is no weight in whole grams. Nothing was recorded.").arg(typed);
}

} // namespace

void PartShelf::take(const QString& number)
{
    const auto* unit = m_bench.unit();
    if (unit == nullptr || m_bench.isBusy() || number.trimmed().isEmpty()) {
        return;
    }
    if (dismantles()) {
        const auto typed = wholeIn(m_grams);
        if (!typed && !m_grams.trimmed().isEmpty()) {
            m_bench.tell(noWeight(m_grams));
            return;
        }
        harvest(number, m_pieces, typed);
        return;
    }
    const stations::PartForm form{.stage = unit->work->stage,
                                  .part = number.trimmed().toStdString(),
                                  .quantity = m_pieces,
                                  .cost = {},
                                  .key = m_key};
    m_bench.submit([form](const domain::Item& item, const store::Database& store, Time) {
        return stations::usePart(item, form, insight::partsIn(store));
    });
}

void PartShelf::harvest(const QString& number, int pieces, std::optional<int> grams)
{
    const stations::HarvestForm form{m_bench.unit()->work->stage, domain::Sku(number.trimmed().toStdString()), pieces,
                                     grams, m_tested && pieces > 0};
    m_bench.submit(
        [form, policy = m_desk.sharedPolicy()](const domain::Item& item, const store::Database& store, Time) {
            return stations::harvestPart(item, *policy, form, insight::partsIn(store));
        });
}

/// All of its pieces, with the weight that they were taken out with.
void PartShelf::putBack(const QString& number)
{
    const auto* unit = m_bench.unit();
    if (unit == nullptr || m_bench.isBusy()) {
        return;
    }
    int pieces = 0;
    int grams = 0;
    for (const auto& one : unit->work->harvested) {
        pieces += one.part.text() == number.toStdString() ? one.quantity : 0;
        grams += one.part.text() == number.toStdString() ? one.grams : 0;
    }
    harvest(number, -pieces, grams);
}

void PartShelf::chooseFraction(const QString& fraction)
{
    m_fraction = fraction;
    emit changed();
}

void PartShelf::recover(const QString& grams)
{
    const auto* unit = m_bench.unit();
    if (unit == nullptr || m_bench.isBusy()) {
        return;
    }
    const auto typed = wholeIn(grams);
    if (m_fraction.isEmpty() || !typed) {
        m_bench.tell(m_fraction.isEmpty() ? tr("Choose the material first, then weigh it.") : noWeight(grams));
        return;
    }
    const domain::MaterialRecovered recovered{unit->work->stage, domain::FractionId(m_fraction.toStdString()), *typed};
    m_bench.submit([recovered, policy = m_desk.sharedPolicy()](const domain::Item& item, const store::Database&, Time) {
        return stations::recoverMaterial(item, *policy, recovered);
    });
}

bool PartShelf::takeTyped()
{
    const auto number = registered(m_search.trimmed());
    if (!number && !m_search.trimmed().isEmpty() && m_fitting.isEmpty()) {
        m_bench.tell(tr("No part that fits this unit has the number or name %1. Register and receive it under Parts, "
                        "then use it here.")
                         .arg(m_search.trimmed()));
    }
    if (number) {
        m_search.clear();
        take(QString::fromStdString(number->text()));
    }
    return number.has_value();
}

bool PartShelf::takeScan(const QString& text)
{
    const auto number = registered(text);
    if (number) {
        take(QString::fromStdString(number->text()));
    }
    return number.has_value();
}

std::optional<domain::Sku> PartShelf::registered(const QString& text) const
{
    const auto content = qr::contentOf(text.toStdString());
    if (!content || m_bench.unit() == nullptr) {
        return std::nullopt;
    }
    for (const std::string& form : qr::skusOf(*content)) {
        const auto known = insight::findPart(m_desk.reader(), domain::Sku(form));
        if (known && *known) {
            return (*known)->facts.sku;
        }
    }
    return std::nullopt;
}

} // namespace regrade::ui
