#include "listing/listingscreen.h"

#include "station/benchcard.h"
#include "station/rows.h"

namespace regrade::ui {

ListingScreen::ListingScreen(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::forbiddenChanged, this, &ListingScreen::formChanged);
    connect(this, &ListingScreen::formChanged, this, &ListingScreen::keepDraft);
    connect(&desk, &Desk::languageChanged, this, [this] {
        tell({});
        refresh();
        if (m_item && m_quote) {
            prepareOffer(*m_item);
        }
        emit unitChanged();
        emit formChanged();
    });
}

QString ListingScreen::unit() const { return m_item ? QString::fromStdString(m_item->id.text()) : QString(); }
QString ListingScreen::tag() const { return m_item ? groupedTag(m_item->id) : QString(); }

QString ListingScreen::product() const
{
    return m_item && m_item->intake ? QString::fromStdString(m_item->intake->product) : QString();
}

QString ListingScreen::grade() const
{
    return m_item && m_item->grade ? QString::fromStdString(m_item->grade->text()) : QString();
}

QString ListingScreen::originalPrice() const
{
    return m_item && m_item->intake ? m_desk.money(m_item->intake->originalPrice) : QString();
}

QString ListingScreen::refurbCost() const { return m_item ? m_desk.money(m_item->refurbCost) : QString(); }

QVariantList ListingScreen::channels() const
{
    QVariantList options;
    for (const auto& row : m_desk.policy().channels) {
        options.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(row.id.text())},
                                   {QStringLiteral("text"), m_desk.say(row.name)}});
    }
    return options;
}

QString ListingScreen::proposedChannel() const
{
    return m_quote ? QString::fromStdString(m_quote->channel.text()) : QString();
}

QString ListingScreen::reasons() const
{
    return m_quote ? whyOf(m_desk, m_quote->reasons).join(QLatin1Char(' ')) : QString();
}

QString ListingScreen::bandLow() const { return m_quote ? m_desk.money(m_quote->low) : QString(); }
QString ListingScreen::bandHigh() const { return m_quote ? m_desk.money(m_quote->high) : QString(); }
QString ListingScreen::proposedPrice() const { return m_quote ? m_desk.money(m_quote->price) : QString(); }

double ListingScreen::pricePlace() const
{
    const auto price = typedPrice();
    if (!m_quote || !price || m_quote->high.minor <= m_quote->low.minor) {
        return 0.5;
    }
    return static_cast<double>(price->minor - m_quote->low.minor) /
           static_cast<double>(m_quote->high.minor - m_quote->low.minor);
}

QString ListingScreen::currency() const
{
    return m_item && m_item->intake ? QString::fromStdString(m_item->intake->originalPrice.currency) : QString();
}

std::optional<Money> ListingScreen::typedPrice() const { return moneyIn(m_price, currency().toStdString()); }

QString ListingScreen::priceLacks() const
{
    return m_desk.forbidden().value(QStringLiteral("price.choose")).toString();
}

bool ListingScreen::reasonNeeded() const
{
    return m_state == State::Offering && m_quote &&
           (m_channel != proposedChannel() || belowFloor() || (typedPrice() && *typedPrice() != m_quote->price));
}

stations::ListingForm ListingScreen::form() const
{
    stations::ListingForm form;
    form.channel = domain::ChannelId(m_channel.toStdString());
    form.price = typedPrice();
    form.overrideReason = m_overrideReason.trimmed().toStdString();
    form.outsideBand = m_outsideBand && outside();
    form.texts = {m_draftTitle.toStdString(), m_draftBody.toStdString()};
    form.day = isoDay(m_desk.now());
    return form;
}

QVariantList ListingScreen::guestPages() const
{
    const rules::Limits& limits = m_desk.policy().limits;
    QVariantList pages;
    const auto add = [&](bool on, const char* id, const QString& text, const char* icon) {
        if (on) {
            pages.append(QVariantMap{{QStringLiteral("id"), QLatin1String(id)},
                                     {QStringLiteral("text"), text},
                                     {QStringLiteral("icon"), QLatin1String(icon)}});
        }
    };
    add(limits.pollPage, "poll", tr("Poll"), "list-checks");
    add(limits.auctionPage, "auction", tr("Auction"), "sparkles");
    add(limits.tourPage, "tour", tr("Tour"), "eye");
    return pages;
}

QString ListingScreen::missing() const
{
    if (m_item && m_state == State::Exiting) {
        const auto events = stations::leave(*m_item, m_desk.policy(), m_exitForm, m_desk.now());
        return events ? QString() : explain(m_desk, events.error());
    }
    if (!m_item || (m_state != State::Offering && m_state != State::Selling)) {
        return {};
    }
    if (!typedPrice()) {
        return tr("Enter the price as a number.");
    }
    if (m_state == State::Offering) {
        if (!m_quote) {
            return tr("The unit has no price band yet.");
        }
        const auto events = stations::listItem(*m_item, m_desk.policy(), *m_quote, form());
        return events ? QString() : explain(m_desk, events.error());
    }
    if (m_order.trimmed().isEmpty()) {
        return tr("Scan or type the order number of the sale.");
    }
    const auto events = stations::sell(*m_item, *typedPrice(), m_order.trimmed().toStdString());
    return events ? QString() : explain(m_desk, events.error());
}

bool ListingScreen::canGoOn() const
{
    const bool begun = m_state == State::Offering || m_state == State::Selling || m_state == State::Exiting;
    return begun && missing().isEmpty();
}

void ListingScreen::refresh()
{
    QVariantList rows;
    for (const auto& stage : stagesOf(m_desk.policy(), rules::StageKind::listing)) {
        rows.append(queueOfStage(m_desk, stage));
    }
    insight::WorklistFilter listed;
    listed.standing = "listed";
    const QVariantList offers = queueRows(m_desk, listed);
    insight::WorklistFilter due;
    due.standing = "exitDue";
    const QVariantList leaving = queueRows(m_desk, due);
    if (rows != m_queue || offers != m_onOffer || leaving != m_exitQueue) {
        m_exitQueue = leaving;
        m_queue = rows;
        m_onOffer = offers;
        emit queueChanged();
    }
}

void ListingScreen::tell(const QString& problem, const QString& notice)
{
    m_problem = problem;
    m_notice = notice;
    emit statusChanged();
}

void ListingScreen::setBusy(bool busy)
{
    m_busy = busy;
    emit statusChanged();
}

} // namespace regrade::ui
