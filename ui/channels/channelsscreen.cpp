#include "channels/channelsscreen.h"

#include "insight/offers.h"
#include "rules/certificates.h"
#include "rules/marketrules.h"
#include "station/rows.h"

#include <QLocale>

#include <map>

namespace regrade::ui {

namespace {

constexpr double kHundred = 100.0;

QString percentText(double share) { return QLocale().toString(kHundred * share, 'f', 1) + QStringLiteral(" %"); }

} // namespace

ChannelsScreen::ChannelsScreen(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::forbiddenChanged, this, &ChannelsScreen::changed);
    connect(&desk, &Desk::languageChanged, this, [this] {
        tell({});
        refresh();
    });
}

QString ChannelsScreen::channelName(const std::string& id) const
{
    const auto* row = m_desk.policy().findChannel(domain::ChannelId(id));
    return row == nullptr ? QString::fromStdString(id) : m_desk.say(row->name);
}

QString ChannelsScreen::mayNot() const { return m_desk.forbidden().value(QStringLiteral("stock.allot")).toString(); }
bool ChannelsScreen::automatic() const { return m_desk.policy().limits.allocationAuto; }

void ChannelsScreen::refresh()
{
    m_desk.lookAtChannels(this, [this](const Result<insight::ChannelLook>& look) {
        m_moves = look ? look->moves : std::vector<insight::ChannelMove>();
        showFigures(look ? look->figures : std::vector<insight::ChannelFigures>());
        showMade(look ? look->made : std::vector<insight::Allotment>());
        if (!look) {
            tell(m_desk.say(look.error()));
        }
        emit changed();
    });
}

void ChannelsScreen::showFigures(const std::vector<insight::ChannelFigures>& all)
{
    m_figures.clear();
    for (const insight::ChannelFigures& one : all) {
        const auto* row = m_desk.policy().findChannel(domain::ChannelId(one.channel));
        const QString capacity = row != nullptr && row->capacity ? tr(" of %1").arg(*row->capacity) : QString();
        m_figures.append(QVariantMap{
            {QStringLiteral("channel"), channelName(one.channel)},
            {QStringLiteral("grade"), QString::fromStdString(one.grade)},
            {QStringLiteral("onOffer"), QString::number(one.onOffer) + capacity},
            {QStringLiteral("sold"), QLocale().toString(one.seen.taken, 'f', 0)},
            {QStringLiteral("share"), one.sellThrough.whole == 0 ? QStringLiteral("–")
                                                                 : tr("%1 (n %2, %3 to %4)")
                                                                       .arg(percentText(one.sellThrough.value))
                                                                       .arg(one.sellThrough.whole)
                                                                       .arg(percentText(one.sellThrough.low),
                                                                            percentText(one.sellThrough.high))},
            {QStringLiteral("cover"),
             one.coverDays ? tr("%1 days").arg(*one.coverDays, 0, 'f', 0) : QStringLiteral("–")}});
    }
}

/// One line for each move that is still in force, by its number.
void ChannelsScreen::showMade(const std::vector<insight::Allotment>& all)
{
    m_made.clear();
    std::map<std::string, std::pair<std::string, int>> moves;
    for (const insight::Allotment& one : all) {
        const auto end = one.reason.find(':');
        if (one.reason.starts_with("AL-") && end != std::string::npos) {
            auto& [channel, units] = moves[one.reason.substr(0, end)];
            channel = one.channel;
            ++units;
        }
    }
    for (auto move = moves.rbegin(); move != moves.rend(); ++move) {
        m_made.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(move->first)},
                                  {QStringLiteral("title"), tr("%1: %2 units meant for %3")
                                                                .arg(QString::fromStdString(move->first))
                                                                .arg(move->second.second)
                                                                .arg(channelName(move->second.first))}});
    }
}

QVariantList ChannelsScreen::moves() const
{
    QVariantList rows;
    for (const insight::ChannelMove& move : m_moves) {
        rows.append(QVariantMap{
            {QStringLiteral("id"), QString::fromStdString(move.grade + "-" + move.to)},
            {QStringLiteral("title"), tr("Grade %1: %2 of %3 units from %4 to %5")
                                          .arg(QString::fromStdString(move.grade))
                                          .arg(move.units)
                                          .arg(move.stock)
                                          .arg(channelName(move.from), channelName(move.to))},
            {QStringLiteral("why"),
             tr("A unit-day there sells %1 of the time, here %2; worth more there with %3, seen in %4 unit-days.")
                 .arg(percentText(move.there.mean()), percentText(move.before.mean()), percentText(move.chance))
                 .arg(move.there.shown, 0, 'f', 0)}});
    }
    return rows;
}

QVariantList ChannelsScreen::packs() const
{
    QVariantList rows;
    if (!m_desk.policy().marketRules) {
        return rows;
    }
    for (const rules::MarketPack& pack : m_desk.policy().marketRules->packs) {
        rows.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(pack.id)},
                                {QStringLiteral("title"), m_desk.say(pack.name)},
                                {QStringLiteral("note"), tr("version %1, %2 rules%3")
                                                             .arg(pack.version)
                                                             .arg(pack.rows.size())
                                                             .arg(pack.imported ? tr(", taken over") : QString())}});
    }
    return rows;
}

QVariantList ChannelsScreen::certificates() const
{
    QVariantList rows;
    if (!m_desk.policy().marketRules) {
        return rows;
    }
    const std::string today = isoDay(m_desk.now());
    for (const rules::CertificateRow& one : m_desk.policy().marketRules->certificates) {
        const rules::SchemeRow* scheme = m_desk.policy().marketRules->findScheme(one.scheme);
        const bool over = one.validTo < today;
        rows.append(
            QVariantMap{{QStringLiteral("id"), QString::fromStdString(one.id)},
                        {QStringLiteral("title"),
                         scheme == nullptr ? QString::fromStdString(one.scheme) : m_desk.say(scheme->name)},
                        {QStringLiteral("note"), over ? tr("ended on %1").arg(QString::fromStdString(one.validTo))
                                                      : tr("until %1").arg(QString::fromStdString(one.validTo))},
                        {QStringLiteral("state"), over ? QStringLiteral("error") : QString()}});
    }
    return rows;
}

void ChannelsScreen::accept(int index)
{
    if (m_busy || index < 0 || index >= static_cast<int>(m_moves.size())) {
        return;
    }
    if (!mayNot().isEmpty()) {
        tell(mayNot());
        return;
    }
    m_busy = true;
    emit changed();
    m_desk.acceptMove(m_moves[static_cast<std::size_t>(index)], {}, this, [this](const Result<int>& moved) {
        m_busy = false;
        moved ? tell({}, tr("%1 units are meant for another channel now.").arg(*moved))
              : tell(explain(m_desk, moved.error()));
        refresh();
    });
}

void ChannelsScreen::undo(const QString& id)
{
    if (m_busy) {
        return;
    }
    if (!mayNot().isEmpty()) {
        tell(mayNot());
        return;
    }
    m_busy = true;
    emit changed();
    m_desk.undoMove(id.toStdString(), this, [this](const Result<int>& moved) {
        m_busy = false;
        moved ? tell({}, tr("%1 units go by the policy again.").arg(*moved)) : tell(explain(m_desk, moved.error()));
        refresh();
    });
}

void ChannelsScreen::tell(const QString& problem, const QString& notice)
{
    m_problem = problem;
    m_notice = notice;
    emit changed();
}

} // namespace regrade::ui
