#include "desk/printdesk.h"

#include "desk/desk.h"
#include "desk/toscreen.h"

namespace regrade::ui {

PrintDesk::PrintDesk(Desk& desk, workers::PrintQueue* queue) : QObject(&desk), m_desk(desk), m_queue(queue)
{
    connect(&desk, &Desk::recorded, this, &PrintDesk::read);
    connect(&desk, &Desk::languageChanged, this, &PrintDesk::changed);
    read();
}

QString PrintDesk::kind() const
{
    if (m_counts.unsure > 0) {
        return QStringLiteral("unsure");
    }
    if (m_counts.held > 0) {
        return QStringLiteral("offline");
    }
    return m_counts.waiting > 0 ? QStringLiteral("waiting") : m_setUp ? QStringLiteral("ok") : QStringLiteral("none");
}

void PrintDesk::read()
{
    if (m_queue == nullptr) {
        return;
    }
    if (const auto counts = store::printCounts(m_desk.reader())) {
        m_counts = *counts;
    }
    m_setUp = !m_queue->printers().empty();
    emit changed();
}

workers::Printers PrintDesk::printers() const { return m_queue == nullptr ? workers::Printers{} : m_queue->printers(); }

std::vector<store::PrintJob> PrintDesk::jobs(int limit) const
{
    auto jobs = store::prints(m_desk.reader(), limit);
    return jobs ? std::move(*jobs) : std::vector<store::PrintJob>{};
}

std::optional<store::PrintJob> PrintDesk::newest(const domain::ItemId& unit) const
{
    auto job = store::newestPrint(m_desk.reader(), unit);
    return job ? std::move(*job) : std::nullopt;
}

QString PrintDesk::whereIs(const domain::ItemId& unit, domain::LabelKind label) const
{
    const auto job = m_queue == nullptr ? std::nullopt : newest(unit);
    if (!job || job->label != label) {
        return {};
    }
    const QString printer = QString::fromStdString(job->printer);
    const QString why = job->reason ? m_desk.say(*job->reason) : QString();
    switch (job->state) {
    case store::PrintState::waiting:
        return why.isEmpty() ? tr("Waits for %1.").arg(printer)
                             : tr("Waits for %1: %2 It is printed when the printer is back.").arg(printer, why);
    case store::PrintState::sending: return tr("Is being sent to %1.").arg(printer);
    case store::PrintState::sent: return tr("Sent to %1. Scan it back to confirm.").arg(printer);
    case store::PrintState::unsure: return tr("%1 Is the label there? Scan it, or print it again.").arg(why);
    case store::PrintState::confirmed: return tr("Printed by %1 and scanned back.").arg(printer);
    case store::PrintState::cancelled: return tr("Not printed: %1").arg(why);
    }
    return {};
}

QString PrintDesk::wordFor(const store::PrintJob& job) const
{
    if (job.isVoid) {
        return tr("Void");
    }
    switch (job.state) {
    case store::PrintState::waiting: return job.reason ? tr("Printer off") : tr("Waits");
    case store::PrintState::sending: return tr("Being sent");
    case store::PrintState::sent: return tr("Sent");
    case store::PrintState::unsure: return tr("Is it there?");
    case store::PrintState::confirmed: return tr("Confirmed");
    case store::PrintState::cancelled: return tr("Cancelled");
    }
    return {};
}

QString PrintDesk::lookOf(const store::PrintJob& job)
{
    if (job.isVoid) {
        return QStringLiteral("plain");
    }
    switch (job.state) {
    case store::PrintState::waiting: return job.reason ? QStringLiteral("warn") : QStringLiteral("info");
    case store::PrintState::sending: return QStringLiteral("info");
    case store::PrintState::unsure: return QStringLiteral("error");
    case store::PrintState::sent:
    case store::PrintState::confirmed: return QStringLiteral("ok");
    case store::PrintState::cancelled: break;
    }
    return QStringLiteral("plain");
}

template <class T>
std::function<void(Result<T>)> PrintDesk::announced(QObject* receiver, Answer<T> answer)
{
    // The desk is the receiver, so that the lamp is right even when the screen that asked is gone.
    return m_desk.toScreen<T>(
        this, [this, receiver = QPointer<QObject>(receiver), answer = std::move(answer)](Result<T> result) {
            if (receiver) {
                answer(std::move(result));
            }
            read();
        });
}

void PrintDesk::print(const domain::ItemId& unit, domain::LabelKind label, workers::ItemDeed deed, QObject* receiver,
                      Answer<workers::Receipt> answer)
{
    const std::string language = m_desk.paperLanguage() == passport::PaperLanguage::zh ? "zh" : "en";
    m_queue->print(unit, {label, language, {}}, std::move(deed), m_desk.author({}),
                   m_desk.announced(receiver, std::move(answer)));
}

void PrintDesk::printTest(const QString& printer, QObject* receiver, Answer<std::int64_t> answer)
{
    m_queue->printTest(printer.toStdString(), m_desk.author({}), announced(receiver, std::move(answer)));
}

void PrintDesk::again(std::int64_t number, QObject* receiver, Answer<void> answer)
{
    const std::string language = m_desk.paperLanguage() == passport::PaperLanguage::zh ? "zh" : "en";
    m_queue->again(number, language, m_desk.author({}), announced(receiver, std::move(answer)));
}

void PrintDesk::cancel(std::int64_t number, QObject* receiver, Answer<void> answer)
{
    m_queue->cancel(number, m_desk.author({}), announced(receiver, std::move(answer)));
}

void PrintDesk::confirm(std::int64_t number, QObject* receiver, Answer<void> answer)
{
    m_queue->confirm(number, m_desk.author({}), announced(receiver, std::move(answer)));
}

Result<void> PrintDesk::addPrinter(const workers::PrinterForm& form)
{
    const auto added = m_queue->addPrinter(form);
    read();
    return added;
}

Result<void> PrintDesk::removePrinter(const QString& name)
{
    const auto removed = m_queue->removePrinter(name.toStdString());
    read();
    return removed;
}

void PrintDesk::tryNow()
{
    if (m_queue != nullptr) {
        m_queue->hurry();
    }
}

void PrintDesk::noteScan(const domain::ItemId& unit)
{
    const auto job = m_queue == nullptr ? std::nullopt : newest(unit);
    if (!job || !store::canBeConfirmed(job->state) || !m_desk.may("label.print")) {
        return;
    }
    m_queue->noteScan(unit, m_desk.author({}), announced<bool>(this, [this, unit](const Result<bool>& confirmed) {
                          if (confirmed && *confirmed) {
                              emit labelConfirmed(QString::fromStdString(unit.text()));
                          }
                      }));
}

} // namespace regrade::ui
