#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "store/database.h"
#include "store/printbook.h"
#include "workers/clerk.h"
#include "workers/printer.h"

#include <cstdint>
#include <functional>
#include <string>

namespace regrade::workers {

/// Which label of a unit is wanted.
struct LabelOrder {
    domain::LabelKind label = domain::LabelKind::intake;
    std::string language = "en"; ///< of the paper: "en" or "zh"
    std::string printer;         ///< empty = the one that prints such labels
};

/// A label in a printer's language.
struct PrintedLabel {
    domain::Events events; ///< what is true with it, LabelPrinted among them
    std::string title;
    std::string media;
    store::Bytes bytes;
    int copy = 1;
};

/// Where people hand in what is to be printed, and say what came of it. A label is on record and in the queue with one
/// transaction, or neither. `done` is called on the clerk's thread, or at
/// once where no printer fits. May be called from any thread.
class PrintQueue {
public:
    template <class T>
    using Done = std::function<void(Result<T>)>;
    /// The label of the unit as it is, and that it was printed. Called on the clerk's thread; pure.
    using LabelMaker = std::function<Result<PrintedLabel>(const domain::Item&, const LabelOrder&, const Printer&)>;
    struct House {
        Clerk& clerk;
        store::Database& database; ///< the clerk's; touched on its thread only
        const Clock& clock;
        Authority authority;
        std::function<Printers()> printers;
        std::function<Result<void>(const Printers&)> keepPrinters;
        LabelMaker label;
        std::function<Result<PrintedLabel>(const Printer&)> testLabel;
        std::function<void()> handedIn; ///< something waits to be sent
    };

    explicit PrintQueue(House house);

    [[nodiscard]] Printers printers() const { return m_house.printers(); }
    [[nodiscard]] Result<void> addPrinter(const PrinterForm& form);
    [[nodiscard]] Result<void> removePrinter(const std::string& name);

    /// Does the deed (none = nothing but the label) and prints the label of the unit as it is then, all in one
    /// transaction. Earlier copies of the label are void.
    void print(const domain::ItemId& unit, LabelOrder order, ItemDeed deed, Author author, Done<Receipt> done);
    void printTest(const std::string& printer, Author author, Done<std::int64_t> done);
    /// A label again, as the unit is now, on the same printer: the copy before is void. A test as it was.
    void again(std::int64_t number, std::string language, Author author, Done<void> done);
    void cancel(std::int64_t number, Author author, Done<void> done);
    /// The label is there.
    void confirm(std::int64_t number, Author author, Done<void> done);
    /// A unit's tag was scanned: whether that confirmed a label. Who may not print confirms nothing.
    void noteScan(const domain::ItemId& unit, Author author, Done<bool> done);
    /// Tries what waits now.
    void hurry();

private:
    [[nodiscard]] bool isSetUp(const std::string& printer) const;
    [[nodiscard]] Result<void> permit(const Author& author) const;
    void change(Author author, std::function<Result<void>(const Author&)> work, Done<void> done);

    const House m_house;
};

} // namespace regrade::workers
