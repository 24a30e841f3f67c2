#include "packing/packingscreen.h"

#include "station/rows.h"

#include <algorithm>

namespace regrade::ui {

namespace {

const QString kDraftPlace = QStringLiteral("packing");

QVariantMap sidesOf(const domain::BoxSize& box)
{
    return {{QStringLiteral("length"), box.lengthMm},
            {QStringLiteral("width"), box.widthMm},
            {QStringLiteral("height"), box.heightMm}};
}

domain::BoxSize boxIn(const QVariant& sides)
{
    const QVariantMap box = sides.toMap();
    return {box.value(QStringLiteral("length")).toInt(), box.value(QStringLiteral("width")).toInt(),
            box.value(QStringLiteral("height")).toInt()};
}

} // namespace

/// What was chosen for the unit on the bench; nothing once it is packed.
void PackingScreen::keepDraft()
{
    if (m_state == State::Packed) {
        m_desk.drafts().keep(kDraftPlace, {});
    }
    if (m_state != State::Packing || !m_item) {
        return;
    }
    QVariantMap papers;
    for (const auto& insert : m_inserted) {
        papers.insert(QString::fromStdString(insert), true);
    }
    m_desk.drafts().keep(kDraftPlace, {{QStringLiteral("unit"), unit()},
                                       {QStringLiteral("version"), m_item->version},
                                       {QStringLiteral("product"), sidesOf(m_productSize)},
                                       {QStringLiteral("filler"), filler()},
                                       {QStringLiteral("carton"), carton()},
                                       {QStringLiteral("otherSize"), m_otherSize},
                                       {QStringLiteral("material"), m_material},
                                       {QStringLiteral("box"), sidesOf(m_box)},
                                       {QStringLiteral("weight"), m_weightG.value_or(0)},
                                       {QStringLiteral("papers"), papers}});
}

/// The same unit lay here before, and nothing was done with it since: what was chosen for it stands again, as far as
/// the house still has it.
void PackingScreen::takeUpDraft()
{
    const QVariantMap draft = m_desk.drafts().read(kDraftPlace);
    const auto text = [&](const char* key) { return draft.value(QLatin1String(key)).toString(); };
    if (text("unit") != unit() || draft.value(QStringLiteral("version")).toInt() != m_item->version) {
        return;
    }
    const auto told = boxIn(draft.value(QStringLiteral("product")));
    if (needsSize() && stations::isWhole(told)) {
        m_productSize = told;
        m_toldSizes[m_item->intake->sku] = told;
    }
    if (offers(fillers(), text("filler"))) {
        const bool none = text("filler") == QLatin1String("none");
        m_filler = none ? std::nullopt : std::optional(domain::FillerId(text("filler").toStdString()));
    }
    proposeAnew();
    takeProposal();

    const auto carton = std::find_if(m_offers.begin(), m_offers.end(), [&](const stations::CartonOffer& offer) {
        return !offer.why && QString::fromStdString(offer.carton.text()) == text("carton");
    });
    if (carton != m_offers.end()) {
        m_carton = carton->carton;
    } else if (text("carton").isEmpty()) {
        m_carton.reset();
    }
    m_otherSize = draft.value(QStringLiteral("otherSize")).toBool() || !m_carton;
    m_material = offers(materials(), text("material")) ? text("material") : QString();
    m_box = boxIn(draft.value(QStringLiteral("box")));
    const int weight = draft.value(QStringLiteral("weight")).toInt();
    m_weightG = weight > 0 ? std::optional(weight) : std::nullopt;
    for (const QString& paper : draft.value(QStringLiteral("papers")).toMap().keys()) {
        m_inserted.insert(paper.toStdString());
    }
}

} // namespace regrade::ui
