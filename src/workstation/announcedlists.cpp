#include "workstation/announcedlists.h"

#include "insight/catalogue.h"
#include "qr/scancontent.h"
#include "store/announcedbook.h"
#include "store/appendfile.h"
#include "tables/tablefile.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace regrade::workstation {

using stations::ListLook;
using stations::ListOrder;

namespace {

constexpr std::size_t kMostFlaws = 1'000;
constexpr std::size_t kSomeProducts = 20;
constexpr std::size_t kFirstRows = 5;
constexpr std::size_t kPart = 1'000; ///< rows in one transaction: the deeds of others wait some 20 ms at most

/// Reads the rows of a list, with what is wrong with each.
class ListReading {
public:
    ListReading(const rules::Policy& policy, std::vector<std::string> owners, ListLook& look)
        : m_reader(policy, std::move(owners)), m_look(look)
    {
    }

    /// `take` gets each sound row; false ends the reading.
    Result<void> read(const ListOrder& order, const AnnouncedLists::GoOn& goOn,
                      const std::function<Result<void>(std::int64_t, const domain::Announcement&)>& take)
    {
        std::optional<tables::Encoding> encoding;
        if (!order.encoding.empty()) {
            const auto named = tables::encodingFrom(order.encoding);
            if (!named) {
                return named.error();
            }
            encoding = *named;
        }
        m_owner = order.owner;
        auto file = tables::TableFile::open(order.file, encoding, [&] { return !goOn || goOn(0); });
        if (!file) {
            return file.error();
        }
        m_look.encoding = tables::nameOf(file->encoding());
        m_look.isJson = file->isJson();
        m_look.separator = file->separator();
        Result<void> fault;
        const auto whole = static_cast<double>(std::max<std::int64_t>(file->bytes(), 1));
        const auto read = file->each(
            [&](const tables::TableRow& row) {
                fault = takeRow(row, take);
                return bool(fault);
            },
            goOn ? std::function<bool(std::int64_t)>(
                       [&](std::int64_t bytes) { return goOn(static_cast<double>(bytes) / whole); })
                 : std::function<bool(std::int64_t)>());
        if (!read || !fault) {
            return !read ? read : fault;
        }
        if (m_look.rows == 0) {
            return refused("The list {} has no rows.", {order.file.filename().string()});
        }
        m_look.unused = m_reader.unused();
        m_look.columns = m_reader.matches();
        return {};
    }

    void addFlaw(stations::CellFlaw flaw)
    {
        ++m_look.flawed;
        if (m_look.flaws.size() < kMostFlaws) {
            m_look.flaws.push_back(std::move(flaw));
        }
    }

private:
    Result<void> takeRow(const tables::TableRow& row,
                         const std::function<Result<void>(std::int64_t, const domain::Announcement&)>& take)
    {
        if (m_headings != row.headings.size()) {
            if (const auto told = m_reader.setHeadings(row.headings); !told) {
                return told;
            }
            m_headings = row.headings.size();
        }
        ++m_look.rows;
        if (m_look.firstRows.size() < kFirstRows) {
            auto& shown = m_look.firstRows.emplace_back();
            for (const std::string& cell : row.cells) {
                shown.push_back(qr::shownEscaped(cell));
            }
        }
        if (row.flaw) {
            addFlaw({row.number, {}, {}, *row.flaw});
            return {};
        }
        std::vector<stations::CellFlaw> flaws;
        auto what = m_reader.read(row.number, row.cells, flaws);
        if (what && !what->owner) {
            what->owner = m_owner;
        }
        for (stations::CellFlaw& flaw : flaws) {
            addFlaw(std::move(flaw));
        }
        return what ? take(row.number, *what) : Result<void>();
    }

    stations::AnnouncementReader m_reader;
    ListLook& m_look;
    std::optional<domain::OwnerId> m_owner;
    std::size_t m_headings = 0;
};

/// What makes two rows the same return.
std::string keyOf(const domain::Announcement& what)
{
    return what.order + '\n' + what.sku.text() + '\n' + what.serial + '\n' + what.rma;
}

AnnouncedLists::GoOn partOf(const AnnouncedLists::GoOn& goOn, double begin, double share)
{
    return goOn ? AnnouncedLists::GoOn([&goOn, begin, share](double done) { return goOn(begin + share * done); })
                : AnnouncedLists::GoOn();
}

} // namespace

Result<ListLook> AnnouncedLists::look(const ListOrder& order, const GoOn& goOn) const
{
    ListLook look;
    std::unordered_map<std::size_t, std::int64_t> seen; // by the hash of the key: lists may be long
    const auto catalogue = insight::products(m_parts.reader);
    if (!catalogue) {
        return catalogue.error();
    }
    const auto sellers = insight::sellers(m_parts.reader);
    if (!sellers) {
        return sellers.error();
    }
    ListReading reading(*m_parts.policy, *sellers, look);
    std::unordered_set<std::string> products;
    for (const insight::ProductRow& product : *catalogue) {
        products.insert(product.sku);
    }
    const auto take = [&](std::int64_t number, const domain::Announcement& what) -> Result<void> {
        const auto [first, isNew] = seen.emplace(std::hash<std::string>{}(keyOf(what)), number);
        if (!isNew) {
            ++look.duplicates;
            reading.addFlaw({number,
                             {},
                             {},
                             invalid("It announces the same as row {}; write one row with a quantity.",
                                     {std::to_string(first->second)})});
            return {};
        }
        const auto known = store::isAnnounced(m_parts.reader, what);
        if (!known) {
            return known.error();
        }
        if (*known) {
            ++look.known;
            return {};
        }
        ++look.fresh;
        look.units += what.quantity;
        const bool isRegistered = products.contains(what.sku.text());
        if (!isRegistered && look.unregisteredProducts.size() < kSomeProducts &&
            std::find(look.unregisteredProducts.begin(), look.unregisteredProducts.end(), what.sku.text()) ==
                look.unregisteredProducts.end()) {
            look.unregisteredProducts.push_back(what.sku.text());
        }
        look.unregistered += isRegistered ? 0 : 1;
        return {};
    };
    const auto read = reading.read(order, goOn, take);
    return read ? Result<ListLook>(std::move(look)) : read.error();
}

Result<void> AnnouncedLists::write(const std::function<Result<void>()>& work) const
{
    return m_parts.clerk.attendAndWait([&] { return m_parts.writer.inTransaction(work); });
}

Result<void> AnnouncedLists::clear(const GoOn& goOn) const
{
    for (int removed = 1; removed > 0;) {
        if (goOn && !goOn(0)) {
            return refused("Stopped. Nothing was taken over.");
        }
        const auto done = write([&]() -> Result<void> {
            const auto some = store::removeUnfinished(m_parts.writer, static_cast<int>(kPart));
            removed = some ? *some : 0;
            return some ? Result<void>() : some.error();
        });
        if (!done) {
            return done;
        }
    }
    return {};
}

Result<ListLook> AnnouncedLists::takeOver(const ListOrder& order, const domain::ActorId& by, const GoOn& goOn) const
{
    auto lock = store::AppendFile::open(m_parts.lock);
    if (!lock) {
        return lock.error();
    }
    if (!lock->lockNow()) {
        return refused("Another list is being taken over; try again when it is done.");
    }
    auto look = this->look(order, partOf(goOn, 0, 0.4));
    if (!look || look->flawed > 0 || look->units == 0) {
        return look;
    }
    if (const auto cleared = clear(partOf(goOn, 0.4, 0)); !cleared) {
        return cleared.error();
    }
    std::int64_t list = 0;
    std::vector<domain::Announcement> part;
    std::int64_t units = 0;
    const auto writePart = [&](bool isLast) -> Result<void> {
        return write([&]() -> Result<void> {
            if (list == 0) {
                const auto begun =
                    store::beginAnnouncedList(m_parts.writer, order.file.filename().string(), by, m_parts.clock.now());
                if (!begun) {
                    return begun.error();
                }
                list = *begun;
            }
            for (const domain::Announcement& what : part) {
                const auto added = store::addAnnounced(m_parts.writer, list, what);
                if (!added) {
                    return added.error();
                }
                units += *added ? what.quantity : 0;
            }
            part.clear();
            return isLast ? store::completeAnnouncedList(m_parts.writer, list, units) : Result<void>();
        });
    };
    ListLook again;
    const auto sellers = insight::sellers(m_parts.reader);
    if (!sellers) {
        return sellers.error();
    }
    ListReading reading(*m_parts.policy, *sellers, again);
    const ListOrder same{order.file, look->encoding, order.owner};
    const auto read = reading.read(same, partOf(goOn, 0.4, 0.6), [&](std::int64_t, const domain::Announcement& what) {
        part.push_back(what);
        return part.size() < kPart ? Result<void>() : writePart(false);
    });
    if (!read) {
        return read.error();
    }
    if (again.flawed > 0 || again.rows != look->rows) {
        return conflict("The file {} was changed while it was read. Nothing was taken over.",
                        {order.file.filename().string()});
    }
    if (const auto done = writePart(true); !done) {
        return done.error();
    }
    look->list = list;
    look->units = units;
    return look;
}

Result<void> AnnouncedLists::withdraw(std::int64_t list) const
{
    const auto withdrawn = write([&] { return store::withdrawAnnouncedList(m_parts.writer, list); });
    return withdrawn ? clear() : withdrawn;
}

} // namespace regrade::workstation
