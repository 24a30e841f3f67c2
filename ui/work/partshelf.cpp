#include "work/partshelf.h"

#include "station/rows.h"
#include "stations/dismantling.h"
#include "stations/parts.h"

#include <algorithm>
#include <map>

namespace regrade::ui {

namespace {

constexpr int kShown = 6;
constexpr int kMostPieces = 999;

QString textOf(const std::string& plain) { return QString::fromStdString(plain); }

} // namespace

PartShelf::PartShelf(Desk& desk, Bench bench, QObject* parent)
    : QObject(parent), m_desk(desk), m_bench(std::move(bench))
{
    connect(&desk, &Desk::languageChanged, this, &PartShelf::read);
}

bool PartShelf::dismantles() const
{
    const auto* unit = m_bench.unit();
    const auto* stage = unit != nullptr ? m_desk.policy().findStage(unit->work->stage) : nullptr;
    return stage != nullptr && stage->dismantles;
}

void PartShelf::read()
{
    const auto rows = insight::parts(m_desk.reader());
    m_rows = rows ? *rows : std::vector<insight::PartRow>();
    if (!rows) {
        m_bench.tell(m_desk.say(rows.error()));
    }
    const bool isOut = dismantles();
    std::erase_if(m_rows, [&](const insight::PartRow& row) { return isOut && row.isKit(); });
    if (!isOut) {
        std::stable_sort(m_rows.begin(), m_rows.end(),
                         [](const auto& left, const auto& right) { return (left.onHand > 0) > (right.onHand > 0); });
    }
    m_fitting.clear();
    m_hidden = 0;
    for (const insight::PartRow& row : m_rows) {
        if (!matches(row)) {
            continue;
        }
        if (m_fitting.size() < kShown) {
            m_fitting.append(rowOf(row));
        } else {
            ++m_hidden;
        }
    }
    emit changed();
}

bool PartShelf::matches(const insight::PartRow& row) const
{
    const auto* unit = m_bench.unit();
    if (unit == nullptr || !unit->intake || !stations::fits(row.facts, unit->intake->sku, unit->intake->category)) {
        return false;
    }
    const QString words = textOf(row.facts.sku.text() + " " + row.facts.name);
    return words.contains(m_search.trimmed(), Qt::CaseInsensitive);
}

QVariantMap PartShelf::rowOf(const insight::PartRow& row) const
{
    const QString onHand = row.isKit() ? tr("%1 whole kits").arg(row.onHand) : tr("%1 on hand").arg(row.onHand);
    const QString weight = row.facts.weightG > 0 ? tr("%1 g each").arg(row.facts.weightG) : tr("weigh it");
    return {{"number", textOf(row.facts.sku.text())},
            {"name", textOf(row.facts.name)},
            {"onHand", row.onHand},
            {"fact", dismantles() ? weight : onHand},
            {"kit", row.isKit()},
            {"key", row.facts.key},
            {"there", row.onHand > 0 || dismantles()}};
}

QVariantList PartShelf::harvested() const
{
    QVariantList rows;
    const auto* unit = m_bench.unit();
    std::map<std::string, std::pair<int, int>> sums;
    for (const auto& one : unit != nullptr ? unit->work->harvested : std::vector<domain::PartHarvested>()) {
        sums[one.part.text()].first += one.quantity;
        sums[one.part.text()].second += one.grams;
    }
    for (const auto& [number, sum] : sums) {
        if (sum.first != 0 || sum.second != 0) {
            rows.append(QVariantMap{{"number", textOf(number)},
                                    {"fact", tr("%1 × %2 · %3 g").arg(sum.first).arg(textOf(number)).arg(sum.second)}});
        }
    }
    return rows;
}

QVariantList PartShelf::fractions() const
{
    QVariantList rows;
    const auto* unit = m_bench.unit();
    if (unit == nullptr) {
        return rows;
    }
    for (const rules::NamedRow& row : m_desk.policy().fractions) {
        QString words = m_desk.say(row.name);
        for (const domain::MaterialRecovered& one : unit->work->recovered) {
            words += one.fraction.text() == row.id ? tr(" · %1 g").arg(one.grams) : QString();
        }
        rows.append(QVariantMap{{"id", textOf(row.id)}, {"text", words}});
    }
    return rows;
}

QVariantMap PartShelf::balance() const
{
    const auto* unit = m_bench.unit();
    if (unit == nullptr) {
        return {};
    }
    const auto balance = stations::massBalanceOf(*unit->work, m_desk.policy());
    const std::int64_t differs = balance.weighed.value_or(0) - balance.out();
    const QString missing = differs >= 0 ? tr("%1 g are missing; %2 g are allowed.").arg(differs).arg(balance.allowed)
                                         : tr("%1 g too much; %2 g are allowed.").arg(-differs).arg(balance.allowed);
    return {{"weighed", balance.weighed ? tr("%1 g").arg(*balance.weighed) : tr("not yet")},
            {"out", tr("%1 g").arg(balance.out())},
            {"fact", !balance.weighed  ? tr("Weigh the unit first, in the step of the checklist.")
                     : balance.holds() ? tr("Mass in equals mass out.")
                                       : missing},
            {"holds", balance.holds()}};
}

void PartShelf::setSearch(const QString& text)
{
    if (text != m_search) {
        m_search = text;
        read();
    }
}

void PartShelf::setPieces(int pieces)
{
    m_pieces = std::clamp(pieces, 1, kMostPieces);
    emit changed();
}

void PartShelf::setGrams(const QString& grams)
{
    m_grams = grams;
    emit changed();
}

void PartShelf::setTested(bool tested)
{
    m_tested = tested;
    emit changed();
}

void PartShelf::setKeyAlso(bool key)
{
    m_key = key;
    emit changed();
}

void PartShelf::clear()
{
    m_pieces = 1;
    m_key = false;
    m_tested = false;
    m_fraction.clear();
    m_grams.clear();
    m_search.clear();
    read();
}

} // namespace regrade::ui
