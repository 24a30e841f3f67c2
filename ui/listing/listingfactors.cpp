#include "listing/listingscreen.h"

#include "rules/pricerules.h"
#include "station/rows.h"

#include <QLocale>

#include <algorithm>

namespace regrade::ui {

namespace {

/// "+1.95 EUR"; what a factor adds is told with its sign.
QString signedAmount(const Desk& desk, const Money& amount)
{
    return (amount.minor > 0 ? QStringLiteral("+") : QString()) + desk.money(amount);
}

} // namespace

QVariantList ListingScreen::factors() const
{
    QVariantList rows;
    if (!m_quote) {
        return rows;
    }
    std::int64_t highest = std::max<std::int64_t>(1, m_quote->price.minor);
    std::int64_t sum = 0;
    for (const auto& factor : m_quote->factors) {
        sum += factor.contribution.minor;
        highest = std::max(highest, sum);
    }
    std::int64_t before = 0;
    for (const auto& factor : m_quote->factors) {
        const bool isStart = factor.id == "start";
        const bool isHeld = factor.id == "band" || factor.id == "floor";
        QString name = factor.id == "band"    ? tr("Held to the band")
                       : factor.id == "floor" ? tr("Lifted to the floor")
                                              : tr("Start of the grade");
        for (const auto& row : m_desk.policy().prices->factors) {
            name = rules::nameOf(row.kind) == factor.id ? m_desk.say(row.name) : name;
        }
        const QString source = QString::fromStdString(factor.source);
        const QString day = QString::fromStdString(factor.day);
        const QString behind = isStart || isHeld  ? QString()
                               : source.isEmpty() ? tr("no data: left as it is")
                                                  : (day.isEmpty() ? source : source + QStringLiteral(", ") + day);
        const std::int64_t after = before + factor.contribution.minor;
        const auto place = [&](std::int64_t minor) {
            return static_cast<double>(minor) / static_cast<double>(highest);
        };
        rows.append(QVariantMap{
            {QStringLiteral("id"), QString::fromStdString(factor.id)},
            {QStringLiteral("name"), name},
            {QStringLiteral("amount"),
             isStart ? m_desk.money(factor.contribution) : signedAmount(m_desk, factor.contribution)},
            {QStringLiteral("factor"),
             isStart || isHeld ? QString() : QStringLiteral("× %1").arg(QLocale().toString(factor.factor, 'f', 3))},
            {QStringLiteral("behind"), behind},
            {QStringLiteral("falls"), factor.contribution.minor < 0},
            {QStringLiteral("from"), isStart ? 0.0 : place(std::min(before, after))},
            {QStringLiteral("to"), place(std::max(before, after))}});
        before = after;
    }
    return rows;
}

QString ListingScreen::floor() const { return m_quote ? m_desk.money(m_quote->floor) : QString(); }

bool ListingScreen::outside() const
{
    const auto price = typedPrice();
    if (m_state != State::Offering || !m_quote || !price || price->currency != m_quote->high.currency) {
        return false;
    }
    return price->minor < std::max(m_quote->low.minor, m_quote->floor.minor) || price->minor > m_quote->high.minor;
}

QString ListingScreen::outsideLacks() const
{
    return m_desk.forbidden().value(QStringLiteral("price.outside_band")).toString();
}

void ListingScreen::setOutsideBand(bool meant)
{
    m_outsideBand = meant;
    emit formChanged();
}

} // namespace regrade::ui
