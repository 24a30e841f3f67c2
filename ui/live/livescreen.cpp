#include "live/livescreen.h"

#include "insight/offers.h"
#include "insight/worklist.h"
#include "station/benchcard.h"
#include "station/rows.h"
#include "workers/tone.h"

#include <algorithm>

namespace regrade::ui {

namespace {

constexpr int kMostShown = 500;

} // namespace

LiveScreen::LiveScreen(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::forbiddenChanged, this, &LiveScreen::changed);
    connect(&desk, &Desk::languageChanged, this, [this] { tell({}); });
}

QString LiveScreen::name() const { return m_state ? QString::fromStdString(m_state->name) : QString(); }
int LiveScreen::shown() const { return static_cast<int>(m_state ? m_state->units.size() : m_offered.size()); }
int LiveScreen::sold() const { return m_state ? static_cast<int>(m_state->sold.size()) : 0; }

QString LiveScreen::revenue() const
{
    Money sum;
    for (const domain::LiveSale& sale : m_state ? m_state->sold : std::vector<domain::LiveSale>()) {
        sum = sum.minor == 0 ? sale.price : sum + sale.price;
    }
    return m_state && !m_state->sold.empty() ? m_desk.money(sum) : QString();
}

QVariantList LiveScreen::channels() const
{
    QVariantList options{QVariantMap{{QStringLiteral("id"), QString()}, {QStringLiteral("text"), tr("All")}}};
    for (const auto& row : m_desk.policy().channels) {
        if (row.retail) {
            options.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(row.id.text())},
                                       {QStringLiteral("text"), m_desk.say(row.name)}});
        }
    }
    return options;
}

QString LiveScreen::missing() const
{
    if (!mayNot().isEmpty()) {
        return mayNot();
    }
    return m_state || !m_offered.empty() ? QString() : tr("No unit is on offer there: put some on offer first.");
}

QString LiveScreen::mayNot() const { return m_desk.forbidden().value(QStringLiteral("unit.sell")).toString(); }

QString LiveScreen::productOf(const domain::ItemId& unit) const
{
    const auto item = m_desk.item(unit);
    return item && item->intake ? QString::fromStdString(item->intake->product) : groupedTag(unit);
}

QVariantMap LiveScreen::rowOf(const domain::ItemId& unit, const QString& price) const
{
    const auto item = m_desk.item(unit);
    return {{QStringLiteral("id"), QString::fromStdString(unit.text())},
            {QStringLiteral("grade"), item && item->grade ? QString::fromStdString(item->grade->text()) : QString()},
            {QStringLiteral("title"), productOf(unit)},
            {QStringLiteral("subtitle"), groupedTag(unit)},
            {QStringLiteral("age"), price},
            {QStringLiteral("state"), QString()}};
}

void LiveScreen::refresh()
{
    m_desk.liveSession(this, [this](const Result<domain::LiveState>& state) {
        if (state) {
            show(*state);
        } else {
            m_state.reset();
            readOffers();
            if (state.error().code != ErrorCode::refused) { // none is open
                tell(m_desk.say(state.error()));
            }
        }
        emit changed();
    });
}

void LiveScreen::readOffers()
{
    m_offered.clear();
    m_waiting.clear();
    m_sales.clear();
    insight::WorklistFilter filter;
    filter.standing = "listed";
    const auto rows = m_desk.units(filter, 0, kMostShown);
    if (!rows) {
        tell(m_desk.say(rows.error()));
        return;
    }
    for (const insight::WorklistRow& row : *rows) {
        const auto item = m_desk.item(domain::ItemId(row.item));
        const auto* channel = item && item->offer ? m_desk.policy().findChannel(item->offer->channel) : nullptr;
        const bool fits = channel != nullptr && channel->retail && !item->bundle &&
                          (m_channel.isEmpty() || channel->id.text() == m_channel.toStdString());
        if (fits) {
            m_offered.emplace_back(row.item);
            m_waiting.append(rowOf(m_offered.back(), m_desk.money(item->offer->price)));
        }
    }
}

void LiveScreen::show(const domain::LiveState& state)
{
    m_state = state;
    m_sales.clear();
    m_waiting.clear();
    for (auto sale = state.sold.rbegin(); sale != state.sold.rend(); ++sale) {
        m_sales.append(rowOf(sale->unit, m_desk.money(sale->price)));
    }
    for (const domain::ItemId& unit : state.units) {
        if (state.find(unit) == nullptr) {
            const auto item = m_desk.item(unit);
            m_waiting.append(rowOf(unit, item && item->offer ? m_desk.money(item->offer->price) : QString()));
        }
    }
}

void LiveScreen::chooseChannel(const QString& id)
{
    if (!m_state && offers(channels(), id)) {
        m_channel = id;
        readOffers();
        emit changed();
    }
}

void LiveScreen::setWanted(int units)
{
    m_wanted = std::clamp(units, 1, kMostShown);
    emit changed();
}

void LiveScreen::begin()
{
    if (m_state || m_busy || !missing().isEmpty()) {
        return;
    }
    auto units = m_offered;
    units.resize(std::min(units.size(), static_cast<std::size_t>(m_wanted)), domain::ItemId("-"));
    m_busy = true;
    m_lastTitle.clear();
    emit changed();
    m_desk.beginLive(units, this, [this](const Result<domain::LiveState>& state) {
        m_busy = false;
        if (state) {
            show(*state);
            tell({}, tr("The session runs: scan each unit that is sold."));
        } else {
            tell(explain(m_desk, state.error()));
        }
    });
}

bool LiveScreen::takeScan(const QString& text)
{
    if (const auto command = benchCommandIn(text)) {
        if (command->verb == QLatin1String("ASIDE")) {
            undo();
            return true;
        }
        return false;
    }
    const auto id = tagIn(text);
    if (!id || !m_state) {
        return false;
    }
    m_scans.push_back(*id);
    takeNext();
    return true;
}

void LiveScreen::takeNext()
{
    if (m_busy || m_scans.empty()) {
        return;
    }
    if (!mayNot().isEmpty()) {
        m_scans.clear();
        tell(mayNot());
        return;
    }
    const auto unit = m_scans.front();
    m_scans.pop_front();
    if (!unit) {
        takeBack();
        return;
    }
    m_busy = true;
    m_desk.sellLive(*unit, this, [this](const Result<domain::LiveMark>& mark) { take(mark); });
}

void LiveScreen::take(const Result<domain::LiveMark>& mark)
{
    m_busy = false;
    if (mark && m_state) {
        if (!mark->again) {
            m_state->sold.push_back(mark->sale);
        }
        show(domain::LiveState(*m_state));
        m_lastTitle = productOf(mark->sale.unit);
        m_lastPrice = m_desk.money(mark->sale.price);
        m_lastAgain = mark->again;
        m_desk.play(mark->again ? workers::Tone::warn : workers::Tone::ok);
        tell(mark->again ? tr("%1 is sold in this session already.").arg(m_lastTitle) : QString());
    } else if (!mark) {
        m_desk.play(workers::Tone::error);
        tell(explain(m_desk, mark.error()));
    }
    takeNext();
}

void LiveScreen::undo()
{
    if (m_state) {
        m_scans.emplace_back(std::nullopt);
        takeNext();
    }
}

void LiveScreen::takeBack()
{
    m_busy = true;
    m_desk.undoLive(this, [this](const Result<domain::LiveMark>& mark) {
        m_busy = false;
        if (!mark) {
            tell(explain(m_desk, mark.error()));
        } else {
            m_lastTitle.clear();
            tell({}, tr("%1 is not sold any more.").arg(productOf(mark->sale.unit)));
            refresh();
        }
        takeNext();
    });
}

void LiveScreen::printSheet()
{
    if (m_state) {
        m_desk.printLive(this, [this](const Result<std::filesystem::path>& file) {
            file ? tell({}, tr("The run sheet lies in %1.").arg(QString::fromStdString(file->string())))
                 : tell(explain(m_desk, file.error()));
        });
    }
}

void LiveScreen::close()
{
    if (m_busy || !m_state) {
        return;
    }
    m_busy = true;
    emit changed();
    m_desk.closeLive(this, [this](const Result<domain::LiveState>& ended) {
        m_busy = false;
        if (!ended) {
            tell(explain(m_desk, ended.error()));
            return;
        }
        m_lastTitle.clear();
        tell({}, tr("The session is closed: %1 sales are on record.").arg(ended->sold.size()));
        refresh();
    });
}

void LiveScreen::tell(const QString& problem, const QString& notice)
{
    m_problem = problem;
    m_notice = notice;
    emit changed();
}

} // namespace regrade::ui
