#include "cli/session.h"

#include "domain/eventjson.h"
#include "qr/tag.h"
#include "store/eventlog.h"
#include "workstation/authority.h"

#include <charconv>
#include <fstream>
#include <iostream>

namespace regrade::cli {

Session::Session(Common common, std::unique_ptr<Clock> clock, std::unique_ptr<workstation::Workstation> station)
    : m_common(std::move(common)), m_clock(std::move(clock)), m_station(std::move(station)),
      m_policy(m_station->policy())
{
}

Result<workstation::Places> placesFor(const Common& common)
{
    auto places = workstation::usualPlaces(common.program);
    if (!places && (common.data.empty() || common.policy.empty())) {
        return places.error();
    }
    workstation::Places found = places ? *places : workstation::Places{};
    if (!common.data.empty()) {
        found.data = common.data;
    }
    if (!common.policy.empty()) {
        found.policy = common.policy;
    }
    return found;
}

Result<Session> Session::open(const Common& common)
{
    const auto places = placesFor(common);
    if (!places) {
        return places.error();
    }
    auto clock = std::make_unique<SystemClock>();
    auto station = workstation::Workstation::open(*places, *clock);
    if (!station) {
        return station.error();
    }
    for (const auto& notice : {(*station)->notice(), (*station)->spaceNotice()}) {
        if (notice) {
            std::cerr << notice->what() << (notice->detail.empty() ? "" : " ") << notice->detail << '\n';
        }
    }
    return Session(common, std::move(clock), std::move(*station));
}

workers::Author Session::author(std::string model) const
{
    return {
        domain::ActorId(m_common.actor.empty() ? "operator" : m_common.actor), {}, std::move(model), m_common.signIn};
}

Result<void> Session::may(const char* deed) const
{
    const auto who = workstation::mayRead(m_station->reader(), *m_policy, m_common.signIn, domain::DeedId(deed), now());
    return who ? Result<void>() : who.error();
}

Result<domain::Item> Session::item(const domain::ItemId& id) const
{
    return store::EventLog(m_station->reader()).item(id);
}

Result<domain::Product> Session::product(const domain::Sku& sku) const
{
    return store::EventLog(m_station->reader()).product(sku);
}

Result<domain::ProductRegistered> Session::facts(const domain::Sku& sku) const
{
    const auto known = product(sku);
    if (known && known->facts) {
        return *known->facts;
    }
    if (!known && known.error().code != ErrorCode::notFound) {
        return known.error();
    }
    return notFound("The product \"{}\" is not registered. Register it first: regradectl product add.", {sku.text()});
}

Result<std::vector<store::RecordedEvent>> Session::history(const domain::SubjectId& subject) const
{
    return store::EventLog(m_station->reader()).history(subject);
}

Result<workers::Receipt> Session::perform(const domain::ItemId& item, workers::ItemDeed deed, std::string model)
{
    return m_station->clerk().perform(item, std::move(deed), author(std::move(model)));
}

Result<workers::Receipt> Session::perform(const domain::ItemId& item, workers::InformedItemDeed deed)
{
    return m_station->clerk().perform(item, std::move(deed), author());
}

Result<workers::Receipt> Session::perform(const domain::Sku& sku, workers::InformedProductDeed deed)
{
    return m_station->clerk().perform(sku, std::move(deed), author());
}

Result<workers::Receipt> Session::perform(const domain::Sku& sku, workers::ProductDeed deed, std::string model)
{
    return m_station->clerk().perform(sku, std::move(deed), author(std::move(model)));
}

Result<domain::ItemId> itemFrom(const std::string& tag)
{
    const auto read = qr::parseTag(tag);
    if (!read) {
        return read.error();
    }
    return domain::ItemId(read->text());
}

Result<std::vector<std::byte>> readFile(const std::string& path)
{
    std::error_code fault;
    if (!std::filesystem::is_regular_file(path, fault)) {
        return notFound("There is no file \"{}\".", {path});
    }
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file) {
        return deviceError("The file \"{}\" cannot be read.", {path});
    }
    const auto* begin = reinterpret_cast<const std::byte*>(bytes.data());
    return std::vector<std::byte>(begin, begin + bytes.size());
}

Result<void> writeFile(const std::string& path, const std::vector<std::byte>& bytes)
{
    const std::string draft = path + ".part";
    std::ofstream file(draft, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    file.close();
    std::error_code fault;
    if (file) {
        std::filesystem::rename(draft, path, fault);
    }
    if (!file || fault) {
        std::filesystem::remove(draft, fault);
        return deviceError("The file \"{}\" cannot be written. Nothing else was changed.", {path});
    }
    return {};
}

Result<domain::BoxSize> sizeFrom(const std::string& text)
{
    domain::BoxSize size;
    const char* at = text.data();
    const char* const end = at + text.size();
    for (int* side : {&size.lengthMm, &size.widthMm, &size.heightMm}) {
        const auto [next, fault] = std::from_chars(at, end, *side);
        const bool last = side == &size.heightMm;
        const bool separated = last ? next == end : next != end && *next == 'x';
        if (fault != std::errc{} || *side <= 0 || !separated) {
            return invalid("\"{}\" is not a size such as 300x200x100 in millimetres.", {text});
        }
        at = last ? next : next + 1;
    }
    return size;
}

Answer stateOf(const domain::Item& item, const rules::Policy& policy, const std::string& deed)
{
    Answer answer{domain::describe(item), item.id.text() + ": " + deed};
    answer.data["deed"] = deed;
    const auto stage = item.stage();
    const rules::StageRow* row = stage ? policy.findStage(*stage) : nullptr;
    if (item.grade) {
        answer.text += ", grade " + item.grade->text();
    }
    answer.text += row ? ", now at " + row->name.en : ", " + std::string(nameOf(item.standing));
    answer.text += ".\n";
    return answer;
}

Result<Answer> afterDeed(Session& session, const domain::ItemId& id, const std::string& deed)
{
    const auto item = session.item(id);
    if (!item) {
        return item.error();
    }
    return stateOf(*item, session.policy(), deed);
}

} // namespace regrade::cli
