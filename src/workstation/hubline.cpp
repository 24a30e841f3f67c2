#include "workstation/hubline.h"

#include "exchange/hubaddress.h"
#include "store/outbox.h"
#include "workers/courier.h"
#include "workstation/smallfile.h"

#include <nlohmann/json.hpp>

namespace regrade::workstation {

namespace {

constexpr const char* kHubFile = "hub.json";

exchange::ExchangeRules rulesOf(const rules::Policy& policy)
{
    exchange::ExchangeRules rules;
    rules.skewLimit = std::chrono::seconds(policy.limits.hubSkewSeconds);
    rules.lease = std::chrono::minutes(policy.limits.hubLeaseMinutes);
    return rules;
}

} // namespace

Result<std::optional<std::string>> hubAddressIn(const std::filesystem::path& data)
{
    const auto text = readSmallFile(data / kHubFile);
    if (!text) {
        return text.error();
    }
    if (!*text) {
        return std::optional<std::string>();
    }
    const auto file = nlohmann::json::parse(**text, nullptr, false);
    if (!file.is_object() || !file.contains("address") || !file["address"].is_string()) {
        return storageError("The address of the hub in {} cannot be read. Join the hub again: regradectl hub join.",
                            {(data / kHubFile).string()});
    }
    return std::optional(file["address"].get<std::string>());
}

Result<void> writeHubAddress(const std::filesystem::path& data, const std::optional<std::string>& address)
{
    if (address) {
        return writeSmallFile(data / kHubFile, nlohmann::json{{"address", *address}}.dump(2) + '\n');
    }
    std::error_code fault;
    std::filesystem::remove(data / kHubFile, fault);
    return fault ? Result<void>(storageError("The file {} cannot be removed.", {(data / kHubFile).string()}))
                 : Result<void>();
}

/// In the order of building: the courier goes first when it ends.
struct HubLine::Line {
    Parts parts;
    store::StationKey key;
    store::Database reader;
    store::PhotoArchive photos;
    workers::Courier::GivenUp givenUp;
    std::unique_ptr<exchange::Exchange> exchange;
    std::unique_ptr<workers::Courier> courier;

    [[nodiscard]] exchange::StationSide side()
    {
        return {reader,
                parts.station,
                key,
                parts.clock,
                photos,
                [this](const std::vector<store::EventRow>& rows) { return parts.clerk.receive(rows); },
                [this](const std::function<Result<void>(store::Database&)>& write) {
                    return parts.clerk.attendAndWait([this, &write] { return write(parts.writer); });
                }};
    }
};

HubLine::HubLine(std::unique_ptr<Line> line) : m_line(std::move(line)) {}
HubLine::~HubLine() = default;

Result<std::unique_ptr<HubLine>> HubLine::open(const Parts& parts, const std::string& address)
{
    auto hub = exchange::parseHubAddress(address);
    auto key = store::StationKey::openOrMake(parts.data / "station.key");
    auto reader = store::Database::openForReading(parts.data / "regrade.db");
    if (!hub || !key || !reader) {
        return !hub ? hub.error() : !key ? key.error() : reader.error();
    }
    auto line = std::make_unique<Line>(
        Line{parts, std::move(*key), std::move(*reader), store::PhotoArchive(parts.data / "photos"), {}, {}, {}});
    Line* const own = line.get();
    line->exchange = std::make_unique<exchange::Exchange>(std::move(*hub), line->side(), rulesOf(*parts.policy),
                                                          [own] { return own->givenUp && own->givenUp(); });
    return std::unique_ptr<HubLine>(new HubLine(std::move(line)));
}

Result<void> HubLine::join()
{
    if (const auto joined = m_line->exchange->join(); !joined) {
        return joined;
    }
    Parts& parts = m_line->parts;
    return parts.clerk.attendAndWait([&] { return store::joinHub(parts.writer, parts.station); });
}

Result<void> HubLine::leave()
{
    Parts& parts = m_line->parts;
    return parts.clerk.attendAndWait([&] { return store::leaveHub(parts.writer); });
}

Result<void> HubLine::fetch(const domain::PhotoHash& photo) { return m_line->exchange->fetch(photo); }
Result<exchange::HubLook> HubLine::look() { return m_line->exchange->look(); }
Result<exchange::Round> HubLine::round() { return m_line->exchange->round(); }

void HubLine::ride(std::function<void(const HubNews&)> onNews)
{
    Line* const line = m_line.get();
    workers::CourierPace pace;
    pace.every = std::chrono::seconds(line->parts.policy->limits.hubPollSeconds);
    line->courier = std::make_unique<workers::Courier>(
        [line, onNews = std::move(onNews)](const workers::Courier::GivenUp& givenUp) -> Result<void> {
            line->givenUp = givenUp;
            const auto round = line->exchange->round();
            line->givenUp = {};
            HubNews news;
            news.reached = bool(round);
            if (round) {
                news.received = round->received + round->photosFetched;
                news.warning = round->warning;
            } else {
                news.problem = round.error();
            }
            if (!givenUp()) {
                onNews(news);
            }
            return round ? Result<void>() : Result<void>(round.error());
        },
        pace);
}

void HubLine::stopRiding() { m_line->courier.reset(); }

} // namespace regrade::workstation
