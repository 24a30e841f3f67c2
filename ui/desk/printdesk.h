#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "domain/ids.h"
#include "store/printbook.h"
#include "workers/printqueue.h"

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <optional>
#include <vector>

namespace regrade::ui {

class Desk;

/// The print queue for the screens: how it stands in one word, and what people do with it. Made by the desk. UI thread
/// only; answers follow the desk's rule.
class PrintDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the desk")
    Q_PROPERTY(QString kind READ kind NOTIFY changed)
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    Q_PROPERTY(int unsure READ unsure NOTIFY changed)

public:
    template <class T>
    using Answer = std::function<void(Result<T>)>;

    /// `queue` is null where labels are written to files only.
    PrintDesk(Desk& desk, workers::PrintQueue* queue);

    /// "none" = no printer and nothing in the queue, "ok", "waiting", "offline" = a printer does not take what waits,
    /// "unsure" = a person must look whether a label is there.
    [[nodiscard]] QString kind() const;
    [[nodiscard]] int waiting() const { return m_counts.waiting; }
    [[nodiscard]] int unsure() const { return m_counts.unsure; }
    /// Labels go to a printer; else they are files.
    [[nodiscard]] bool isSetUp() const { return m_setUp; }
    [[nodiscard]] workers::Printers printers() const;
    [[nodiscard]] std::vector<store::PrintJob> jobs(int limit) const;
    /// Where the unit's newest label of that kind is, in a few words; empty = it did not go to a printer.
    [[nodiscard]] QString whereIs(const domain::ItemId& unit, domain::LabelKind label) const;
    /// The state in one or two words, and how it looks: "ok", "info", "warn", "error" or "plain".
    [[nodiscard]] QString wordFor(const store::PrintJob& job) const;
    [[nodiscard]] static QString lookOf(const store::PrintJob& job);

    /// See workers::PrintQueue.
    void print(const domain::ItemId& unit, domain::LabelKind label, workers::ItemDeed deed, QObject* receiver,
               Answer<workers::Receipt> answer);
    void printTest(const QString& printer, QObject* receiver, Answer<std::int64_t> answer);
    void again(std::int64_t number, QObject* receiver, Answer<void> answer);
    void cancel(std::int64_t number, QObject* receiver, Answer<void> answer);
    void confirm(std::int64_t number, QObject* receiver, Answer<void> answer);
    [[nodiscard]] Result<void> addPrinter(const workers::PrinterForm& form);
    [[nodiscard]] Result<void> removePrinter(const QString& name);
    Q_INVOKABLE void tryNow();
    /// A unit's tag was scanned, on whatever screen: its label is there.
    void noteScan(const domain::ItemId& unit);
    /// Looks how the queue stands.
    void read();

signals:
    void changed();
    void labelConfirmed(const QString& unit);

private:
    [[nodiscard]] std::optional<store::PrintJob> newest(const domain::ItemId& unit) const;
    /// The answer, after the queue was looked at.
    template <class T>
    [[nodiscard]] std::function<void(Result<T>)> announced(QObject* receiver, Answer<T> answer);

    Desk& m_desk;
    workers::PrintQueue* m_queue;
    store::PrintCounts m_counts;
    bool m_setUp = false;
};

} // namespace regrade::ui
