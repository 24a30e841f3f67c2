#include "parts/partsscreen.h"

#include "station/rows.h"
#include "stations/parts.h"

#include <cmath>

namespace regrade::ui {

namespace {

/// A whole number as typed; an empty field is `none`.
std::optional<int> wholeIn(const QString& typed, int none)
{
    const auto number = numberIn(typed);
    if (typed.trimmed().isEmpty()) {
        return none;
    }
    const bool whole = number && *number == std::floor(*number) && std::abs(*number) <= 1e6;
    return whole ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

/// "PT-1=2 PT-2"; unset when it is not such a list.
std::optional<std::vector<domain::KitPart>> kitIn(const QString& typed)
{
    std::vector<domain::KitPart> kit;
    for (const QString& word : typed.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QStringList sides = word.split(QLatin1Char('='));
        const auto pieces = sides.size() == 1 ? std::optional(1) : wholeIn(sides.value(1), 0);
        if (sides.size() > 2 || sides.front().isEmpty() || !pieces) {
            return std::nullopt;
        }
        kit.push_back({domain::Sku(sides.front().toStdString()), *pieces});
    }
    return kit;
}

} // namespace

void PartsScreen::startRegistering(const QString& number)
{
    m_registering = true;
    m_newNumber = number.trimmed();
    tell({});
}

void PartsScreen::cancelRegistering()
{
    m_registering = false;
    tell({});
}

void PartsScreen::submit(const domain::Sku& part, workers::InformedProductDeed deed, const QString& notice)
{
    m_busy = true;
    tell({});
    m_desk.submit(part, std::move(deed), this,
                  [this, notice, number = QString::fromStdString(part.text())](const Result<workers::Receipt>& done) {
                      m_busy = false;
                      if (!done) {
                          tell(explain(m_desk, done.error()));
                          return;
                      }
                      choose(number);
                      tell({}, notice);
                      emit received();
                  });
}

void PartsScreen::receive(const QString& cost, const QString& origin, const QString& deliveryNote)
{
    const insight::PartRow* part = row(m_chosen);
    if (part == nullptr || m_busy) {
        return;
    }
    const auto known = domain::partOriginFrom(origin.toStdString());
    const auto money = cost.trimmed().isEmpty() ? std::optional(part->facts.unitCost)
                                                : moneyIn(cost, m_desk.policy().limits.labourPerHour.currency);
    if (!money || !known) {
        tell(tr("%1 is no amount. Nothing was received.").arg(cost));
        return;
    }
    const domain::PartReceived received{part->facts.sku, m_pieces, *known, *money,
                                        deliveryNote.trimmed().toStdString()};
    submit(
        part->facts.sku,
        [received, policy = m_desk.sharedPolicy()](const domain::Product&, const store::Database& store, Time) {
            return stations::receivePart(*policy, received, insight::partsIn(store));
        },
        tr("Received: %1 × %2.").arg(m_pieces).arg(QString::fromStdString(part->facts.name)));
}

void PartsScreen::adjust(const QString& by, const QString& reason)
{
    const insight::PartRow* part = row(m_chosen);
    const auto pieces = wholeIn(by, 0);
    if (part == nullptr || m_busy) {
        return;
    }
    if (!pieces) {
        tell(tr("%1 is no whole number. Nothing was changed.").arg(by));
        return;
    }
    const stations::AdjustForm form{part->facts.sku, *pieces, reason.trimmed().toStdString(), {}};
    submit(
        part->facts.sku,
        [form](const domain::Product&, const store::Database& store, Time) {
            return stations::adjustPart(form, insight::partsIn(store));
        },
        tr("The stock is adjusted."));
}

std::optional<domain::PartRegistered> PartsScreen::factsFrom(const QVariantMap& form)
{
    const auto plain = [&](const char* key) { return form.value(QLatin1String(key)).toString().trimmed(); };
    const auto cost = moneyIn(plain("cost"), m_desk.policy().limits.labourPerHour.currency);
    const auto reorder = wholeIn(plain("reorder"), 0);
    const auto weight = wholeIn(plain("weight"), 0);
    const auto kit = kitIn(plain("kit"));
    if (plain("number").isEmpty() || !cost || !reorder || !weight) {
        tell(tr("A part needs its number and what one piece costs; reorder point and weight are whole numbers. Nothing "
                "was registered."));
        return std::nullopt;
    }
    if (!kit) {
        tell(tr("What is in a kit is written as PT-1=2 PT-2: numbers with their pieces. Nothing was registered."));
        return std::nullopt;
    }
    domain::PartRegistered facts{.sku = domain::Sku(plain("number").toStdString()),
                                 .name = plain("name").toStdString(),
                                 .supplier = plain("supplier").toStdString()};
    for (const QString& product : plain("product").split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        facts.products.emplace_back(product.toStdString());
    }
    if (!plain("category").isEmpty()) {
        facts.categories.emplace_back(plain("category").toStdString());
    }
    facts.reorderPoint = *reorder;
    facts.unitCost = *cost;
    facts.key = form.value(QStringLiteral("key")).toBool();
    facts.weightG = *weight;
    facts.kit = *kit;
    return facts;
}

void PartsScreen::registerPart(const QVariantMap& form)
{
    if (m_busy) {
        return;
    }
    const auto facts = factsFrom(form);
    if (!facts) {
        return;
    }
    submit(
        facts->sku,
        [facts = *facts, policy = m_desk.sharedPolicy()](const domain::Product&, const store::Database& store, Time) {
            return stations::registerPart(*policy, facts, insight::partsIn(store));
        },
        facts->kit.empty() ? tr("Registered. Receive what lies here, then it can be used.")
                           : tr("Registered. One scan of its code uses all of its parts."));
}

} // namespace regrade::ui
