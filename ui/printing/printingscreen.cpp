#include "printing/printingscreen.h"

#include "station/benchcard.h"
#include "store/printbook.h"

namespace regrade::ui {

namespace {

constexpr int kRows = 100;

} // namespace

PrintingScreen::PrintingScreen(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(desk.prints(), &PrintDesk::changed, this, &PrintingScreen::readRows);
    connect(&desk, &Desk::languageChanged, this, [this] { tell({}, {}); });
}

QString PrintingScreen::summary() const
{
    const PrintDesk& prints = *m_desk.prints();
    if (prints.unsure() > 0) {
        return tr("%1 to look for in the tray, %2 waiting").arg(prints.unsure()).arg(prints.waiting());
    }
    return prints.waiting() > 0 ? tr("%1 waiting").arg(prints.waiting()) : tr("Nothing waits.");
}

bool PrintingScreen::canTry() const { return m_desk.prints()->waiting() > 0; }

QVariantMap PrintingScreen::rowOf(const store::PrintJob& job) const
{
    using store::PrintState;
    const bool sale = job.label == domain::LabelKind::sale;
    const QString what = !job.label ? tr("Test label") : sale ? tr("Sale label") : tr("Intake label");
    const QString printer = QString::fromStdString(job.printer);
    const bool out = job.state == PrintState::sent || job.state == PrintState::unsure;
    return {{"number", static_cast<int>(job.number)},
            {"kind", PrintDesk::lookOf(job)},
            {"state", m_desk.prints()->wordFor(job)},
            {"title", job.label ? QString::fromStdString(job.title) : what},
            {"tag", job.unit ? groupedTag(*job.unit) : QString()},
            {"place", job.label ? tr("%1, copy %2 · %3").arg(what).arg(job.copy).arg(printer) : printer},
            {"reason", job.reason ? m_desk.say(*job.reason) : QString()},
            {"age", ageOf(job.madeAt)},
            {"open", job.state != PrintState::confirmed && job.state != PrintState::cancelled},
            {"canAgain", out && !job.isVoid},
            {"canConfirm", store::canBeConfirmed(job.state) && !job.isVoid},
            {"canCancel", job.state == PrintState::waiting || job.state == PrintState::unsure}};
}

QString PrintingScreen::ageOf(Time made) const
{
    const auto age = m_desk.now() - made;
    if (age < std::chrono::minutes(1)) {
        return tr("just now");
    }
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(age).count();
    return minutes < 60 ? tr("%1 min").arg(minutes) : m_desk.duration(age);
}

void PrintingScreen::refresh()
{
    m_desk.prints()->read();
    readRows();
}

void PrintingScreen::readRows()
{
    QVariantList rows;
    for (const store::PrintJob& job : m_desk.prints()->jobs(kRows)) {
        rows.append(rowOf(job));
    }
    m_rows = rows;
    emit changed();
}

bool PrintingScreen::takeScan(const QString& text)
{
    if (const auto command = benchCommandIn(text)) {
        if (command->verb != QLatin1String("OK") || !canTry()) {
            return false;
        }
        tryNow();
        return true;
    }
    // The shell has noted the scan already; a label of the queue stays here instead of opening its unit.
    const auto unit = tagIn(text);
    const auto job = unit ? store::newestPrint(m_desk.reader(), *unit) : std::optional<store::PrintJob>();
    return job && *job;
}

void PrintingScreen::tryNow()
{
    m_desk.prints()->tryNow();
    tell({}, tr("The printers are asked again now."));
}

void PrintingScreen::begin(const std::function<void(PrintDesk::Answer<void>)>& work, const QString& notice)
{
    if (m_busy) {
        return;
    }
    m_busy = true;
    tell({}, {});
    work([this, notice](const Result<void>& done) {
        m_busy = false;
        tell(done ? QString() : m_desk.say(done.error()), done ? notice : QString());
    });
}

void PrintingScreen::again(int number)
{
    begin([this, number](auto answer) { m_desk.prints()->again(number, this, std::move(answer)); },
          tr("Handed in again. If the one before turns up, destroy it: it is void."));
}

void PrintingScreen::confirm(int number)
{
    begin([this, number](auto answer) { m_desk.prints()->confirm(number, this, std::move(answer)); },
          tr("Confirmed: the label is there."));
}

void PrintingScreen::cancel(int number)
{
    begin([this, number](auto answer) { m_desk.prints()->cancel(number, this, std::move(answer)); },
          tr("Cancelled. The unit's label can be printed again from its record."));
}

void PrintingScreen::tell(const QString& problem, const QString& notice)
{
    m_problem = problem;
    m_notice = notice;
    emit changed();
}

} // namespace regrade::ui
