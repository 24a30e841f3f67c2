#include "packing/packingscreen.h"

#include "rules/packaging.h"
#include "station/rows.h"

#include <QLocale>

#include <algorithm>
#include <iterator>

namespace regrade::ui {

namespace {

constexpr std::ptrdiff_t kBest = 3;
const QString kNone = QStringLiteral("none");

QString percent(double share) { return QLocale().toString(share * 100, 'f', 1) + QStringLiteral(" %"); }

} // namespace

bool PackingScreen::needsSize() const { return m_state == State::Packing && !stations::isWhole(m_productSize); }

std::optional<stations::PackingPlan> PackingScreen::plan() const
{
    if (!m_item) {
        return std::nullopt;
    }
    const auto planned = stations::planPacking(m_desk.policy(), form(m_item->id));
    return planned ? std::optional(*planned) : std::nullopt;
}

QVariantMap PackingScreen::rowOf(const stations::CartonOffer& offer) const
{
    const auto* row = m_desk.policy().findCarton(offer.carton);
    return {
        {QStringLiteral("id"), QString::fromStdString(offer.carton.text())},
        {QStringLiteral("text"), m_desk.say(row->name)},
        {QStringLiteral("size"), QStringLiteral("%1×%2×%3").arg(row->lengthMm).arg(row->widthMm).arg(row->heightMm)},
        {QStringLiteral("share"), offer.voidRatio ? percent(*offer.voidRatio) : QString()},
        {QStringLiteral("cost"), m_desk.money(offer.cost)}};
}

/// The best, and the chosen one if it is another.
std::vector<stations::CartonOffer> PackingScreen::bestOffers() const
{
    std::vector<stations::CartonOffer> best;
    std::copy_if(m_offers.begin(), m_offers.end(), std::back_inserter(best),
                 [](const stations::CartonOffer& offer) { return !offer.why; });
    if (!stations::isWhole(m_productSize)) {
        return {};
    }
    const auto isChosen = [this](const stations::CartonOffer& offer) { return offer.carton == m_carton; };
    const auto chosen = std::find_if(best.begin(), best.end(), isChosen);
    if (chosen != best.end() && chosen - best.begin() >= kBest) {
        std::rotate(best.begin() + kBest - 1, chosen, chosen + 1);
    }
    if (best.end() - best.begin() > kBest) {
        best.erase(best.begin() + kBest, best.end());
    }
    return best;
}

QVariantList PackingScreen::cartons() const
{
    QVariantList options;
    for (const auto& offer : bestOffers()) {
        options.append(rowOf(offer));
    }
    return options;
}

QVariantList PackingScreen::moreCartons() const
{
    const auto best = bestOffers();
    const auto isBest = [&best](const stations::CartonOffer& offer) {
        return std::any_of(best.begin(), best.end(), [&](const auto& one) { return one.carton == offer.carton; });
    };
    QVariantList options;
    for (const auto& offer : m_offers) {
        if (!offer.why && !isBest(offer)) {
            const QVariantMap row = rowOf(offer);
            const QString share = row.value(QStringLiteral("share")).toString();
            const QString name = row.value(QStringLiteral("text")).toString();
            options.append(
                QVariantMap{{QStringLiteral("id"), row.value(QStringLiteral("id"))},
                            {QStringLiteral("text"), share.isEmpty() ? name : name + QStringLiteral(", ") + share}});
        }
    }
    return options;
}

QString PackingScreen::noCarton() const
{
    if (m_offers.empty() || !m_offers.front().why) {
        return {};
    }
    return tr("No carton of the house can be taken. %1").arg(explain(m_desk, *m_offers.front().why));
}

QString PackingScreen::carton() const { return m_carton ? QString::fromStdString(m_carton->text()) : QString(); }

QVariantList PackingScreen::fillers() const
{
    QVariantList options;
    for (const auto& row : m_desk.policy().fillers) {
        options.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(row.id.text())},
                                   {QStringLiteral("text"), m_desk.say(row.name)}});
    }
    options.append(QVariantMap{{QStringLiteral("id"), kNone}, {QStringLiteral("text"), tr("None")}});
    return options;
}

QString PackingScreen::filler() const { return m_filler ? QString::fromStdString(m_filler->text()) : kNone; }

QString PackingScreen::fillerAmount() const
{
    const auto planned = plan();
    if (!planned || !planned->fillerAmount) {
        return {};
    }
    const auto& amount = *planned->fillerAmount;
    return tr("%1 l, %2 g, %3")
        .arg(QLocale().toString(amount.ml / 1000.0, 'f', 1), QString::number(amount.grams), m_desk.money(amount.cost));
}

std::vector<const rules::InsertRow*> PackingScreen::dueInserts() const
{
    if (!m_item || !m_item->intake) {
        return {};
    }
    return rules::insertsFor(m_desk.policy(), m_item->intake->market, m_item->intake->category, m_desk.now());
}

QVariantList PackingScreen::inserts() const
{
    QVariantList rows;
    for (const auto* insert : dueInserts()) {
        rows.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(insert->id.text())},
                                {QStringLiteral("text"), m_desk.say(insert->name)},
                                {QStringLiteral("why"), m_desk.say(insert->why)},
                                {QStringLiteral("isIn"), m_inserted.contains(insert->id.text())}});
    }
    return rows;
}

bool PackingScreen::allInserted() const
{
    const auto due = dueInserts();
    return std::all_of(due.begin(), due.end(),
                       [this](const rules::InsertRow* insert) { return m_inserted.contains(insert->id.text()); });
}

QString PackingScreen::claim() const
{
    const auto held = materialRow() ? rules::certificateInForce(*materialRow(), m_desk.now()) : std::nullopt;
    return held ? QString::fromStdString(*held) : QString();
}

QString PackingScreen::noClaim() const
{
    const auto why = materialRow() ? rules::whyNoClaim(*materialRow(), m_desk.now()) : std::nullopt;
    return why ? explain(m_desk, *why) : QString();
}

QStringList PackingScreen::coming() const
{
    QStringList told;
    const auto planned = plan();
    if (planned && m_item->intake) {
        const rules::Wrapping packaging{*planned->material, planned->filler, planned->voidRatio,
                                        m_item->intake->market};
        for (const Error& rule : rules::comingRules(m_desk.policy(), packaging, m_desk.now())) {
            told.append(explain(m_desk, rule));
        }
    }
    return told;
}

} // namespace regrade::ui
