#include "listing/listingscreen.h"

#include "station/rows.h"

namespace regrade::ui {

namespace {

const QString kDraftPlace = QStringLiteral("listing");

} // namespace

/// What was entered for the unit on the bench; nothing once it is on offer, or sold.
void ListingScreen::keepDraft()
{
    if (m_state == State::Listed || m_state == State::Sold) {
        m_desk.drafts().keep(kDraftPlace, {});
    }
    if ((m_state != State::Offering && m_state != State::Selling) || !m_item) {
        return;
    }
    m_desk.drafts().keep(kDraftPlace, {{QStringLiteral("unit"), unit()},
                                       {QStringLiteral("version"), m_item->version},
                                       {QStringLiteral("channel"), m_channel},
                                       {QStringLiteral("proposal"), proposedPrice()},
                                       {QStringLiteral("price"), m_price},
                                       {QStringLiteral("reason"), m_overrideReason},
                                       {QStringLiteral("order"), m_order}});
}

/// The same unit lay here before, and nothing was done with it since. Another proposal than then is looked at afresh.
void ListingScreen::takeUpDraft()
{
    const QVariantMap draft = m_desk.drafts().read(kDraftPlace);
    const auto text = [&](const char* key) { return draft.value(QLatin1String(key)).toString(); };
    const bool same = text("unit") == unit() && draft.value(QStringLiteral("version")).toInt() == m_item->version;
    if (!same || text("proposal") != proposedPrice()) {
        return;
    }
    if (offers(channels(), text("channel"))) {
        m_channel = text("channel");
    }
    m_price = text("price");
    m_overrideReason = text("reason");
    m_order = text("order");
}

} // namespace regrade::ui
