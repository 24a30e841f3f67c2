#include "workstation/livesession.h"

#include "listing/copy.h"
#include "passport/names.h"
#include "passport/runsheet.h"
#include "qr/tag.h"
#include "stations/gates.h"
#include "stations/sale.h"
#include "store/appendfile.h"
#include "store/eventlog.h"
#include "workstation/offerexport.h"
#include "workstation/smallfile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <system_error>

namespace regrade::workstation {

namespace {

/// "LIVE-20261128-183012" from the ISO time.
std::string sessionName(Time now)
{
    const std::string iso = toIso(now);
    return "LIVE-" + iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2) + "-" + iso.substr(11, 2) +
           iso.substr(14, 2) + iso.substr(17, 2);
}

nlohmann::json sessionJson(const LiveState& state)
{
    nlohmann::json data{{"name", state.name}, {"units", nlohmann::json::array()}, {"sold", nlohmann::json::array()}};
    for (const domain::ItemId& unit : state.units) {
        data["units"].push_back(unit.text());
    }
    for (const LiveSale& sale : state.sold) {
        data["sold"].push_back({{"unit", sale.unit.text()}, {"price", toText(sale.price)}, {"order", sale.order}});
    }
    return data;
}

std::optional<LiveState> sessionFrom(const std::string& text)
{
    try {
        const auto data = nlohmann::json::parse(text);
        LiveState state{.name = data.at("name").get<std::string>(), .units = {}, .sold = {}};
        for (const auto& unit : data.at("units")) {
            state.units.emplace_back(qr::parseTag(unit.get<std::string>()).value().text());
        }
        for (const auto& sale : data.at("sold")) {
            const domain::ItemId unit(qr::parseTag(sale.at("unit").get<std::string>()).value().text());
            const auto price = parseMoney(sale.at("price").get<std::string>()).value();
            state.sold.push_back({unit, price, sale.at("order").get<std::string>()});
        }
        return state;
    } catch (const std::exception&) { // not JSON, a key that is missing, a value that is none
        return std::nullopt;
    }
}

std::string placeOf(const LiveState& state, const domain::ItemId& unit)
{
    const auto at = std::find(state.units.begin(), state.units.end(), unit) - state.units.begin();
    return std::to_string(at + 1);
}

} // namespace

std::filesystem::path LiveSession::file() const { return m_station.places().data / "live-session.json"; }

Result<void> LiveSession::keep(const LiveState& state) const
{
    return writeSmallFile(file(), sessionJson(state).dump(1) + "\n");
}

Result<LiveState> LiveSession::state() const
{
    const auto text = readSmallFile(file());
    if (!text) {
        return text.error();
    }
    if (!*text) {
        return refused("No live session is open. Begin one: regradectl session new.");
    }
    auto state = sessionFrom(**text);
    return state ? Result<LiveState>(std::move(*state))
                 : storageError("The live session in {} cannot be read. Put the file back from a copy, or remove it "
                                "and record its sales one by one.",
                                {file().string()});
}

Result<LiveState> LiveSession::begin(const std::vector<domain::ItemId>& units)
{
    if (std::error_code problem; std::filesystem::exists(file(), problem)) {
        return refused("A live session is open already: close it first.");
    }
    if (units.empty()) {
        return refused("Say which units are shown in the session.");
    }
    std::set<std::string> seen;
    for (const domain::ItemId& unit : units) {
        if (!seen.insert(unit.text()).second) {
            return refused("The unit {} stands twice in the list.", {unit.text()});
        }
        const auto item = store::EventLog(m_reader).item(unit);
        if (!item) {
            return item.error();
        }
        if (item->standing != domain::Standing::listed) {
            return refused("The unit {} is not on offer.", {unit.text()});
        }
        if (item->bundle) {
            return refused("The unit {} lies in the box {} and is sold with it.", {unit.text(), item->bundle->bundle});
        }
        if (const auto retail = stations::requireRetailGrade(*item, *m_station.policy()); !retail) {
            return retail.error();
        }
    }
    LiveState state{sessionName(m_station.clock().now()), units, {}};
    const auto kept = keep(state);
    return kept ? Result<LiveState>(std::move(state)) : kept.error();
}

Result<LiveMark> LiveSession::change(const std::function<Result<LiveMark>(LiveState&)>& how)
{
    auto lock = store::AppendFile::open(m_station.places().data / "live-session.lock");
    if (!lock) {
        return lock.error();
    }
    if (!lock->lock()) {
        return storageError("The file {} cannot be written.",
                            {(m_station.places().data / "live-session.lock").string()});
    }
    auto state = this->state();
    if (!state) {
        return state.error();
    }
    auto mark = how(*state);
    if (!mark || mark->again) {
        return mark;
    }
    mark->sold = static_cast<int>(state->sold.size());
    const auto kept = keep(*state);
    return kept ? mark : kept.error();
}

Result<LiveMark> LiveSession::sell(const domain::ItemId& unit, const std::optional<Money>& price,
                                   const std::string& order)
{
    return change([&](LiveState& state) -> Result<LiveMark> {
        if (std::find(state.units.begin(), state.units.end(), unit) == state.units.end()) {
            return refused("The unit {} is not on the list of this session.", {unit.text()});
        }
        if (const LiveSale* before = state.find(unit)) {
            return LiveMark{*before, true, static_cast<int>(state.sold.size())};
        }
        const auto item = store::EventLog(m_reader).item(unit);
        if (!item) {
            return item.error();
        }
        LiveSale sale{unit, price.value_or(item->offer ? item->offer->price : Money{}),
                      order.empty() ? state.name + "-" + placeOf(state, unit) : order};
        if (const auto may = stations::sell(*item, sale.price, sale.order); !may) {
            return may.error();
        }
        state.sold.push_back(sale);
        return LiveMark{sale, false, 0};
    });
}

Result<LiveMark> LiveSession::undo(const std::optional<domain::ItemId>& unit)
{
    return change([&](LiveState& state) -> Result<LiveMark> {
        if (state.sold.empty()) {
            return refused("Nothing was sold in this session yet.");
        }
        auto at = state.sold.end() - 1;
        if (unit) {
            at = std::find_if(state.sold.begin(), state.sold.end(),
                              [&](const LiveSale& sale) { return sale.unit == *unit; });
        }
        if (at == state.sold.end()) {
            return refused("The unit {} was not sold in this session.", {unit->text()});
        }
        LiveMark mark{*at, false, 0};
        state.sold.erase(at);
        return mark;
    });
}

Result<LiveState> LiveSession::close(const workers::Author& author)
{
    LiveState ended;
    const auto closed = change([&](LiveState& state) -> Result<LiveMark> {
        std::vector<std::pair<domain::ItemId, workers::ItemDeed>> deeds;
        for (const LiveSale& sale : state.sold) {
            // Closed once already, and cut off before the note was gone: the same sale is no fault.
            deeds.emplace_back(sale.unit, [sale](const domain::Item& item, Time) -> Result<domain::Events> {
                const bool isWritten = item.standing == domain::Standing::sold && item.sale &&
                                       item.sale->order == sale.order && item.sale->price == sale.price;
                if (isWritten) {
                    return domain::Events{};
                }
                auto sold = stations::sell(item, sale.price, sale.order);
                return sold ? sold
                            : refused("The sale of {} cannot be recorded, so none of the session is: {}",
                                      {sale.unit.text(), sold.error().what()});
            });
        }
        if (!deeds.empty()) {
            const auto written = m_station.clerk().performAll(std::move(deeds), author);
            if (!written) {
                return written.error();
            }
        }
        ended = state;
        return LiveMark{{domain::ItemId("-"), {}, {}}, true, 0}; // keeps the note as it is; it goes now
    });
    if (!closed) {
        return closed.error();
    }
    std::error_code problem;
    std::filesystem::remove(file(), problem);
    return problem ? Result<LiveState>(storageError("The file {} cannot be removed.", {file().string()}))
                   : Result<LiveState>(std::move(ended));
}

Result<std::vector<std::byte>> runSheetOf(const Workstation& station, const store::Database& reader,
                                          const LiveState& state, passport::PaperLanguage language)
{
    const auto offering = offeringOf(station);
    if (!offering) {
        return offering.error();
    }
    const Time now = station.clock().now();
    passport::RunSheet sheet{state.name, passport::minuteOf(now), {}};
    for (const domain::ItemId& unit : state.units) {
        const auto item = store::EventLog(reader).item(unit);
        if (!item) {
            return item.error();
        }
        passport::RunSheetRow row{
            .tag = unit.text(), .product = item->intake->product, .grade = {}, .price = {}, .told = {}};
        row.grade = item->grade ? item->grade->text() : "";
        row.price = item->offer ? toText(item->offer->price) : "";
        if (item->offer) {
            const bool chinese = language == passport::PaperLanguage::zh;
            const auto copy = listing::makeCopy(*item, *station.policy(), *offering,
                                                {.channel = item->offer->channel,
                                                 .tongue = chinese ? rules::Tongue::zh : rules::Tongue::en,
                                                 .day = isoDay(now)});
            if (!copy) {
                return copy.error();
            }
            row.told = copy->must;
        }
        sheet.rows.push_back(std::move(row));
    }
    return passport::runSheetPdf(sheet, language);
}

} // namespace regrade::workstation
