#include "guests/pollscreen.h"

#include "guests/comparison.h"
#include "station/rows.h"
#include "stations/participation.h"

namespace regrade::ui {

namespace {

constexpr int kThanksMs = 4000;

} // namespace

PollScreen::PollScreen(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    m_thanks.setSingleShot(true);
    m_thanks.setInterval(kThanksMs);
    connect(&m_thanks, &QTimer::timeout, this, &PollScreen::changed);
    connect(&desk, &Desk::forbiddenChanged, this, &PollScreen::changed);
    connect(&desk, &Desk::languageChanged, this, &PollScreen::refresh);
}

QString PollScreen::mayNot() const
{
    return m_desk.forbidden().value(QStringLiteral("participation.count")).toString();
}

bool PollScreen::takeScan(const QString& text)
{
    for (const QVariant& poll : m_polls) {
        if (!m_locked && poll.toMap()[QStringLiteral("id")].toString() == text) {
            choose(text);
            return true;
        }
    }
    return m_locked; // a scan before the kiosk is nobody's business
}

void PollScreen::refresh()
{
    readPolls();
    if (!m_locked) {
        compareParticipation(m_desk, this, [this](const QString& told) {
            m_comparison = told;
            emit changed();
        });
    }
    emit changed();
}

void PollScreen::readPolls()
{
    m_polls.clear();
    const auto units = insight::unitsWithASay(m_desk.reader());
    const std::string today = isoDay(m_desk.now());
    bool stillOpen = false;
    for (const std::string& unit : units ? *units : std::vector<std::string>()) {
        const auto item = m_desk.item(domain::ItemId(unit));
        const bool open = item && item->poll && !item->poll->closed && item->poll->asked.lastDay >= today;
        if (!open) {
            continue;
        }
        const QString id = QString::fromStdString(unit);
        stillOpen = stillOpen || id == m_tag;
        m_polls.append(QVariantMap{
            {QStringLiteral("id"), id},
            {QStringLiteral("grade"), item->grade ? QString::fromStdString(item->grade->text()) : QString()},
            {QStringLiteral("title"), item->intake ? QString::fromStdString(item->intake->product) : id},
            {QStringLiteral("subtitle"), QString::fromStdString(item->poll->asked.question)},
            {QStringLiteral("age"), QString::fromStdString(item->poll->asked.lastDay)},
            {QStringLiteral("state"), QString()}});
    }
    if (!stillOpen) {
        m_tag.clear();
    }
    if (m_tag.isEmpty() && m_polls.size() == 1) {
        choose(m_polls.front().toMap()[QStringLiteral("id")].toString());
    }
}

void PollScreen::choose(const QString& tag)
{
    const auto item = m_desk.item(domain::ItemId(tag.toStdString()));
    if (!item || !item->poll || item->poll->closed) {
        return;
    }
    m_tag = tag;
    m_product = item->intake ? QString::fromStdString(item->intake->product) : QString();
    m_question = QString::fromStdString(item->poll->asked.question);
    m_options.clear();
    for (const domain::PollOption& option : item->poll->asked.options) {
        m_options.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(option.id)},
                                     {QStringLiteral("text"), QString::fromStdString(option.text)}});
    }
    tell({});
}

void PollScreen::vote(const QString& option)
{
    if (m_busy || thanks() || m_tag.isEmpty()) {
        return;
    }
    m_busy = true;
    m_desk.submit(
        domain::ItemId(m_tag.toStdString()),
        [id = option.toStdString()](const domain::Item& item, Time now) {
            return stations::countVotes(item, id, 1, "kiosk", now);
        },
        this,
        [this](const Result<workers::Receipt>& receipt) {
            m_busy = false;
            if (receipt) {
                m_thanks.start();
            }
            tell(receipt ? QString() : explain(m_desk, receipt.error()));
        });
}

void PollScreen::tell(const QString& problem)
{
    m_problem = problem;
    emit changed();
}

} // namespace regrade::ui
