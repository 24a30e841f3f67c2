#include "packing/packingscreen.h"

#include "station/rows.h"
#include "stations/intake.h"

#include <algorithm>

namespace regrade::ui {

void PackingScreen::proposeAnew()
{
    m_offers.clear();
    if (m_item && m_item->intake) {
        auto offers =
            stations::proposeCarton(m_desk.policy(), {m_productSize, m_filler, m_item->intake->market}, m_desk.now());
        if (offers) {
            m_offers = *std::move(offers);
        }
    }
}

/// The best carton; without one, or while the product's size is unknown, a person chooses.
void PackingScreen::takeProposal()
{
    m_carton.reset();
    m_otherSize = false;
    if (stations::isWhole(m_productSize) && !m_offers.empty() && !m_offers.front().why) {
        m_carton = m_offers.front().carton;
    } else {
        m_otherSize = true;
    }
}

void PackingScreen::chooseCarton(const QString& id)
{
    const auto found = std::find_if(m_offers.begin(), m_offers.end(), [&id](const stations::CartonOffer& offer) {
        return QString::fromStdString(offer.carton.text()) == id;
    });
    if (found == m_offers.end() || m_state != State::Packing) {
        tell(m_state == State::Packing ? tr("The house has no carton “%1”.").arg(id)
                                       : tr("Scan the unit first, then its carton."));
        return;
    }
    if (found->why) {
        tell(explain(m_desk, *found->why));
        return;
    }
    m_carton = found->carton;
    m_otherSize = m_otherSize && !stations::isWhole(m_productSize);
    tell({});
    emit formChanged();
}

void PackingScreen::chooseOtherSize()
{
    m_otherSize = !m_otherSize;
    if (!m_otherSize && !m_carton) {
        takeProposal();
    }
    emit formChanged();
}

void PackingScreen::chooseFiller(const QString& id)
{
    if (!offers(fillers(), id)) {
        return;
    }
    m_filler = id == QLatin1String("none") ? std::nullopt : std::optional(domain::FillerId(id.toStdString()));
    const bool proposed = m_carton.has_value();
    proposeAnew();
    if (proposed) {
        takeProposal();
    }
    emit formChanged();
}

void PackingScreen::setProductSize(int lengthMm, int widthMm, int heightMm)
{
    const domain::BoxSize size{lengthMm, widthMm, heightMm};
    if (!m_item || m_busy || m_state != State::Packing) {
        return;
    }
    if (!stations::isWhole(size)) {
        tell(tr("Length, width and height of the product must all be above zero."));
        return;
    }
    m_productSize = size;
    m_toldSizes[m_item->intake->sku] = size;
    tell({});
    proposeAnew();
    takeProposal();
    keepProductSize();
    emit unitChanged();
    emit formChanged();
}

/// So that nobody is asked again; a person who may not register products is asked once in each program.
void PackingScreen::keepProductSize()
{
    const auto product = m_desk.product(m_item->intake->sku);
    if (!m_desk.may("product.register") || !product || !product->facts) {
        return;
    }
    setBusy(true);
    m_desk.submit(
        m_item->intake->sku,
        [policy = m_desk.sharedPolicy(), size = m_productSize](const domain::Product& kept,
                                                               Time) -> Result<domain::Events> {
            if (!kept.facts || stations::isWhole(kept.facts->size)) {
                return domain::Events{};
            }
            auto facts = *kept.facts;
            facts.size = size;
            return stations::registerProduct(kept, *policy, facts);
        },
        this,
        [this](const Result<workers::Receipt>& receipt) {
            setBusy(false);
            if (!receipt) {
                tell(explain(m_desk, receipt.error()));
            }
        });
}

void PackingScreen::tickInsert(const QString& id, bool isIn)
{
    if (isIn) {
        m_inserted.insert(id.toStdString());
    } else {
        m_inserted.erase(id.toStdString());
    }
    emit formChanged();
}

void PackingScreen::tickAllInserts()
{
    for (const auto* insert : dueInserts()) {
        m_inserted.insert(insert->id.text());
    }
    emit formChanged();
}

} // namespace regrade::ui
