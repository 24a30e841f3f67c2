#include "guests/comparison.h"

#include "desk/toscreen.h"
#include "insight/saleledgers.h"

#include <QLocale>

namespace regrade::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Participation", text); }

QString percent(double share)
{
    constexpr double kPercent = 100.0;
    return QLocale().toString(kPercent * share, 'f', 1);
}

QString shareOfUnits(const stats::Share& share)
{
    return tr(QT_TRANSLATE_NOOP("Participation", "%1 of %2 (%3 % to %4 %)"))
        .arg(share.part)
        .arg(share.whole)
        .arg(percent(share.low), percent(share.high));
}

QString comparisonText(const insight::Participation& figures)
{
    if (!figures.difference) {
        return tr(QT_TRANSLATE_NOOP(
                      "Participation",
                      "Whether units with a say come back less often cannot be told yet: %1 and %2 were sold."))
            .arg(figures.with.whole)
            .arg(figures.without.whole);
    }
    const bool shown = figures.difference->low > 0.0 || figures.difference->high < 0.0;
    const QString both = tr(QT_TRANSLATE_NOOP("Participation", "Came back, with a say: %1; without: %2."))
                             .arg(shareOfUnits(figures.with), shareOfUnits(figures.without));
    return both + QLatin1Char(' ') +
           (shown ? tr(QT_TRANSLATE_NOOP("Participation", "A difference is shown."))
                  : tr(QT_TRANSLATE_NOOP("Participation", "No difference is shown.")));
}

} // namespace

void compareParticipation(Desk& desk, QObject* receiver, std::function<void(const QString&)> told)
{
    desk.aside<insight::Participation>(
        [store = desk.data() / "regrade.db"]() -> Result<insight::Participation> {
            const auto reader = store::Database::openForReading(store);
            return reader ? insight::participation(*reader) : reader.error();
        },
        receiver,
        [told = std::move(told)](const Result<insight::Participation>& figures) {
            if (figures) {
                told(comparisonText(*figures));
            }
        });
}

} // namespace regrade::ui
