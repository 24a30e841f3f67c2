#include "guests/auctionscreen.h"

#include "guests/comparison.h"
#include "insight/saleledgers.h"
#include "station/rows.h"
#include "stations/participation.h"

namespace regrade::ui {

AuctionScreen::AuctionScreen(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::forbiddenChanged, this, &AuctionScreen::changed);
    connect(&desk, &Desk::languageChanged, this, &AuctionScreen::refresh);
}

QString AuctionScreen::best() const
{
    return m_auction && m_auction->best ? m_desk.money(m_auction->best->amount) : QString();
}

QString AuctionScreen::next() const
{
    if (!m_auction) {
        return {};
    }
    return m_desk.money(m_auction->best ? m_auction->best->amount + m_auction->opened.step : m_auction->opened.least);
}

std::optional<Time> AuctionScreen::end() const
{
    if (!m_auction) {
        return std::nullopt;
    }
    const auto time = parseIso(m_auction->opened.until);
    return time ? std::optional(*time) : std::nullopt;
}

QString AuctionScreen::until() const
{
    const auto time = end();
    return time ? m_desk.when(*time) : QString();
}

bool AuctionScreen::over() const
{
    const auto time = end();
    return time && m_desk.now() >= *time;
}

QString AuctionScreen::mayNotBid() const
{
    return m_desk.forbidden().value(QStringLiteral("participation.count")).toString();
}

QString AuctionScreen::mayNotClose() const
{
    return m_desk.forbidden().value(QStringLiteral("participation.lead")).toString();
}

bool AuctionScreen::takeScan(const QString& text)
{
    for (const QVariant& auction : m_auctions) {
        if (auction.toMap()[QStringLiteral("id")].toString() == text) {
            choose(text);
            return true;
        }
    }
    return false;
}

void AuctionScreen::refresh()
{
    readAuctions();
    compareParticipation(m_desk, this, [this](const QString& told) {
        m_comparison = told;
        emit changed();
    });
    emit changed();
}

void AuctionScreen::readAuctions()
{
    m_auctions.clear();
    const auto units = insight::unitsWithASay(m_desk.reader());
    for (const std::string& unit : units ? *units : std::vector<std::string>()) {
        const auto item = m_desk.item(domain::ItemId(unit));
        if (!item || !item->auction || item->auction->closed) {
            continue;
        }
        const QString id = QString::fromStdString(unit);
        m_auctions.append(QVariantMap{
            {QStringLiteral("id"), id},
            {QStringLiteral("grade"), item->grade ? QString::fromStdString(item->grade->text()) : QString()},
            {QStringLiteral("title"), item->intake ? QString::fromStdString(item->intake->product) : id},
            {QStringLiteral("subtitle"), tr("%1 bids").arg(item->auction->bids)},
            {QStringLiteral("age"), item->auction->best ? m_desk.money(item->auction->best->amount) : QString()},
            {QStringLiteral("state"), QString()}});
    }
    const QString again =
        m_tag.isEmpty() && m_auctions.size() == 1 ? m_auctions.front().toMap()[QStringLiteral("id")].toString() : m_tag;
    choose(again);
}

void AuctionScreen::choose(const QString& tag)
{
    const auto item = tag.isEmpty() ? Result<domain::Item>(notFound("There is no open auction of this unit's name."))
                                    : m_desk.item(domain::ItemId(tag.toStdString()));
    const bool open = item && item->auction && !item->auction->closed;
    m_tag = open ? tag : QString();
    m_product = open && item->intake ? QString::fromStdString(item->intake->product) : QString();
    m_auction = open ? std::optional(*item->auction) : std::nullopt;
    emit changed();
}

void AuctionScreen::bid(const QString& bidder, const QString& amount)
{
    if (!m_auction) {
        return;
    }
    const auto money = moneyIn(amount, m_auction->opened.least.currency);
    if (!money) {
        tell(tr("“%1” is no amount.").arg(amount));
        return;
    }
    submit([code = bidder.trimmed().toUpper().toStdString(),
            money = *money](const domain::Item& item, Time now) { return stations::placeBid(item, code, money, now); },
           tr("The bid stands."));
}

void AuctionScreen::close(const QString& name)
{
    const auto policy = m_desk.sharedPolicy();
    submit([policy, given = name.trimmed().toStdString()](
               const domain::Item& item, Time now) { return stations::closeAuction(item, *policy, given, now); },
           tr("The auction is over."));
}

void AuctionScreen::submit(workers::ItemDeed deed, const QString& notice)
{
    if (m_busy || m_tag.isEmpty()) {
        return;
    }
    m_busy = true;
    emit changed();
    m_desk.submit(domain::ItemId(m_tag.toStdString()), std::move(deed), this,
                  [this, notice](const Result<workers::Receipt>& receipt) {
                      m_busy = false;
                      receipt ? tell({}, notice) : tell(explain(m_desk, receipt.error()));
                      readAuctions();
                  });
}

void AuctionScreen::tell(const QString& problem, const QString& notice)
{
    m_problem = problem;
    m_notice = notice;
    emit changed();
}

} // namespace regrade::ui
