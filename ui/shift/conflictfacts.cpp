#include "shift/conflictfacts.h"

#include "passport/history.h"
#include "shift/shiftscreen.h"
#include "station/benchcard.h"
#include "store/eventlog.h"

namespace regrade::ui {

namespace {

/// One of the two entries. The order of a sale stands in no timeline, but who settles must know which buyer to tell.
QVariantMap entryOf(const Desk& desk, const std::vector<store::RecordedEvent>& history, const domain::EventPlace& place)
{
    const auto entries = passport::timeline(history, desk.policy());
    for (std::size_t at = 0; at < history.size(); ++at) {
        const store::RecordedEvent& event = history[at];
        if (event.seq != place.seq || event.stamp.station != place.station) {
            continue;
        }
        QStringList detail{desk.say(entries[at].detail)};
        if (const auto* sale = std::get_if<domain::ItemSold>(&event.event)) {
            detail.push_back(ShiftScreen::tr("Order %1").arg(QString::fromStdString(sale->order)));
        }
        detail.removeAll(QString());
        return {{"station", QString::fromStdString(place.station.text())},
                {"title", desk.say(entries[at].title)},
                {"detail", detail.join(QStringLiteral(" · "))},
                {"when", desk.when(event.stamp.at)},
                {"who", QString::fromStdString(event.stamp.actor.text())}};
    }
    return {};
}

} // namespace

QString idOf(const insight::ConflictRow& conflict)
{
    return QString::fromStdString(conflict.item + "/" + conflict.setAside.station.text() + "/" +
                                  std::to_string(conflict.setAside.seq));
}

QString titleOf(const insight::ConflictRow& conflict)
{
    switch (conflict.kind) {
    case domain::ConflictKind::receivedTwice: return ShiftScreen::tr("Taken in twice");
    case domain::ConflictKind::gradedTwice: return ShiftScreen::tr("Two different grades");
    case domain::ConflictKind::workedTwice: return ShiftScreen::tr("Went on at two stations");
    case domain::ConflictKind::soldTwice: return ShiftScreen::tr("Sold twice");
    case domain::ConflictKind::workedOnGone: return ShiftScreen::tr("Worked on after it was gone");
    }
    return {};
}

QVariantMap factsOf(const Desk& desk, const insight::ConflictRow& conflict)
{
    const domain::ItemId unit(conflict.item);
    const auto item = desk.item(unit);
    const auto history = store::EventLog(desk.reader()).history(domain::subjectOf(unit));
    if (!item || !history) {
        return {};
    }
    const QString product = item->intake ? QString::fromStdString(item->intake->product) : QString();
    return {{"id", idOf(conflict)},
            {"what", titleOf(conflict)},
            {"product", product},
            {"grade", item->grade ? QString::fromStdString(item->grade->text()) : QString()},
            {"unit", QString::fromStdString(conflict.item)},
            {"tag", groupedTag(unit)},
            {"events", conflict.events},
            {"stands", entryOf(desk, *history, conflict.stands)},
            {"setAside", entryOf(desk, *history, conflict.setAside)}};
}

QStringList usualReasonsFor(domain::ConflictKind kind)
{
    if (kind == domain::ConflictKind::soldTwice) {
        return {ShiftScreen::tr("The second buyer got another unit"),
                ShiftScreen::tr("The second order was cancelled")};
    }
    return {ShiftScreen::tr("Looked at the unit: what stands is right"),
            ShiftScreen::tr("Done anew after looking at the unit")};
}

} // namespace regrade::ui
