#include "workers/printqueue.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace regrade::workers {

namespace {

Result<domain::Events> nothingElse(const domain::Item&, Time) { return domain::Events{}; }

/// The unit as it is after the deed.
domain::Item itemAfter(domain::Item item, const domain::Events& events, Time at)
{
    for (const domain::Event& event : events) {
        item = after(std::move(item), event, at);
    }
    return item;
}

/// What still waits comes by itself, and one that was replaced is not to come at all.
Result<void> mayPrintAgain(const store::PrintJob& job)
{
    if (job.isVoid) {
        return refused("Number {} of the print queue is void: a later copy of this label was printed.",
                       {std::to_string(job.number)});
    }
    if (job.state == store::PrintState::waiting || job.state == store::PrintState::sending) {
        return refused("Number {} of the print queue needs no second copy: it still waits, or is on its way.",
                       {std::to_string(job.number)});
    }
    return {};
}

} // namespace

PrintQueue::PrintQueue(House house) : m_house(std::move(house)) {}

Result<void> PrintQueue::addPrinter(const PrinterForm& form)
{
    auto printer = parsePrinter(form);
    if (!printer) {
        return printer.error();
    }
    const auto more = withPrinter(m_house.printers(), std::move(*printer));
    const auto kept = more ? m_house.keepPrinters(*more) : Result<void>(more.error());
    hurry();
    return kept;
}

Result<void> PrintQueue::removePrinter(const std::string& name)
{
    const auto less = withoutPrinter(m_house.printers(), name);
    return less ? m_house.keepPrinters(*less) : Result<void>(less.error());
}

void PrintQueue::print(const domain::ItemId& unit, LabelOrder order, ItemDeed deed, Author author, Done<Receipt> done)
{
    const auto printer = printerFor(m_house.printers(), order.printer, order.label);
    if (!printer) {
        done(printer.error());
        return;
    }
    const auto label = std::make_shared<PrintedLabel>();
    ItemDeed both = [this, label, order, printer = *printer, deed = deed ? std::move(deed) : ItemDeed(nothingElse)](
                        const domain::Item& item, Time at) -> Result<domain::Events> {
        auto events = deed(item, at);
        if (!events) {
            return events;
        }
        auto made = m_house.label(itemAfter(item, *events, at), order, printer);
        if (!made) {
            return made.error();
        }
        *label = std::move(*made);
        events->insert(events->end(), label->events.begin(), label->events.end());
        return events;
    };
    Beside queued = [this, label, unit, order, name = printer->name, by = author.actor](const domain::Events&) {
        const auto added =
            store::addPrint(m_house.database,
                            {name, label->title, unit, order.label, label->copy, label->media, std::move(label->bytes)},
                            by, m_house.clock.now());
        return added ? Result<void>() : Result<void>(added.error());
    };
    m_house.clerk.submit(
        unit, std::move(both), std::move(author),
        [this, done = std::move(done)](Result<Receipt> receipt) {
            if (receipt) {
                hurry();
            }
            done(std::move(receipt));
        },
        std::move(queued));
}

bool PrintQueue::isSetUp(const std::string& printer) const
{
    const Printers all = m_house.printers();
    return std::any_of(all.begin(), all.end(), [&](const Printer& one) { return one.name == printer; });
}

Result<void> PrintQueue::permit(const Author& author) const
{
    return m_house.authority ? m_house.authority(author, domain::deedsOf({domain::LabelPrinted{}}), m_house.clock.now())
                             : Result<void>();
}

/// In one transaction, on the clerk's thread, by who may print.
void PrintQueue::change(Author author, std::function<Result<void>(const Author&)> work, Done<void> done)
{
    m_house.clerk.attend([this, author = std::move(author), work = std::move(work), done = std::move(done)] {
        auto changed = m_house.database.inTransaction([&]() -> Result<void> {
            const auto may = permit(author);
            return may ? work(author) : may;
        });
        done(std::move(changed));
    });
}

void PrintQueue::printTest(const std::string& name, Author author, Done<std::int64_t> done)
{
    const auto printer = printerFor(m_house.printers(), name, domain::LabelKind::intake);
    auto made = printer ? m_house.testLabel(*printer) : Result<PrintedLabel>(printer.error());
    if (!made) {
        done(made.error());
        return;
    }
    const auto label = std::make_shared<PrintedLabel>(std::move(*made));
    const auto number = std::make_shared<std::int64_t>(0);
    change(
        std::move(author),
        [this, label, number, called = printer->name](const Author& by) -> Result<void> {
            const auto added =
                store::addPrint(m_house.database, {called, label->title, {}, {}, 1, label->media, label->bytes},
                                by.actor, m_house.clock.now());
            *number = added ? *added : 0;
            return added ? Result<void>() : Result<void>(added.error());
        },
        [this, number, done = std::move(done)](Result<void> changed) {
            hurry();
            done(changed ? Result<std::int64_t>(*number) : changed.error());
        });
}

void PrintQueue::again(std::int64_t number, std::string language, Author author, Done<void> done)
{
    m_house.clerk.attend(
        [this, number, language = std::move(language), author = std::move(author), done = std::move(done)]() mutable {
            const auto job = store::printJob(m_house.database, number);
            if (!job) {
                done(job.error());
                return;
            }
            if (const auto may = mayPrintAgain(*job); !may) {
                done(may.error());
                return;
            }
            if (job->unit && job->label) {
                print(*job->unit, {*job->label, std::move(language), isSetUp(job->printer) ? job->printer : ""}, {},
                      std::move(author), [done = std::move(done)](Result<Receipt> receipt) {
                          done(receipt ? Result<void>() : Result<void>(receipt.error()));
                      });
                return;
            }
            printTest(job->printer, std::move(author), [done = std::move(done)](Result<std::int64_t> printed) {
                done(printed ? Result<void>() : Result<void>(printed.error()));
            });
        });
}

void PrintQueue::cancel(std::int64_t number, Author author, Done<void> done)
{
    change(
        std::move(author),
        [this, number](const Author& by) {
            return store::cancelPrint(m_house.database, number, by.actor, m_house.clock.now());
        },
        std::move(done));
}

void PrintQueue::confirm(std::int64_t number, Author author, Done<void> done)
{
    change(
        std::move(author),
        [this, number](const Author& by) {
            return store::confirmPrint(m_house.database, number, by.actor, m_house.clock.now());
        },
        std::move(done));
}

void PrintQueue::noteScan(const domain::ItemId& unit, Author author, Done<bool> done)
{
    const auto confirmed = std::make_shared<bool>(false);
    change(
        std::move(author),
        [this, unit, confirmed](const Author& by) -> Result<void> {
            const auto scanned = store::confirmScanned(m_house.database, unit, by.actor, m_house.clock.now());
            *confirmed = scanned && *scanned;
            return scanned ? Result<void>() : Result<void>(scanned.error());
        },
        [confirmed, done = std::move(done)](Result<void> changed) {
            done(changed ? Result<bool>(*confirmed) : changed.error());
        });
}

void PrintQueue::hurry()
{
    if (m_house.handedIn) {
        m_house.handedIn();
    }
}

} // namespace regrade::workers
