#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/item.h"
#include "workstation/workstation.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::cli {

/// What a command answers: data for `--json`, and lines for people.
struct Answer {
    nlohmann::json data;
    std::string text;
    bool holds = true; ///< false: what was to be checked does not hold; it is told, and the program ends with 1
};

/// What every command line gives beside the command itself.
struct Common {
    std::filesystem::path program;
    std::string data;      ///< empty = the usual place
    std::string policy;    ///< empty = the usual place
    std::string actor;     ///< as typed; empty = who is signed in, and in a house without people "operator"
    std::string signIn;    ///< token of the sign-in
    std::string onlyOwner; ///< set for an owner's view: the seller to whom it is held
    bool json = false;
};

/// One open workstation for the length of one command.
class Session {
public:
    [[nodiscard]] static Result<Session> open(const Common& common);

    [[nodiscard]] workstation::Workstation& station() { return *m_station; }
    [[nodiscard]] const rules::Policy& policy() const { return *m_policy; }
    [[nodiscard]] std::shared_ptr<const rules::Policy> sharedPolicy() const { return m_policy; }
    [[nodiscard]] Time now() const { return m_clock->now(); }
    /// Who is at work, with the proof.
    [[nodiscard]] workers::Author author(std::string model = {}) const;
    /// The seller whose figures may be shown; empty = all.
    [[nodiscard]] const std::string& onlyOwner() const { return m_common.onlyOwner; }
    /// Refused when the role of who is signed in does not allow the deed; for what leaves no event.
    [[nodiscard]] Result<void> may(const char* deed) const;

    [[nodiscard]] Result<domain::Item> item(const domain::ItemId& id) const;
    [[nodiscard]] Result<domain::Product> product(const domain::Sku& sku) const;
    /// The product's registered facts; notFound with the command that registers it.
    [[nodiscard]] Result<domain::ProductRegistered> facts(const domain::Sku& sku) const;
    [[nodiscard]] Result<std::vector<store::RecordedEvent>> history(const domain::SubjectId& subject) const;

    [[nodiscard]] Result<workers::Receipt> perform(const domain::ItemId& item, workers::ItemDeed deed,
                                                   std::string model = {});
    [[nodiscard]] Result<workers::Receipt> perform(const domain::ItemId& item, workers::InformedItemDeed deed);
    [[nodiscard]] Result<workers::Receipt> perform(const domain::Sku& sku, workers::ProductDeed deed,
                                                   std::string model = {});
    [[nodiscard]] Result<workers::Receipt> perform(const domain::Sku& sku, workers::InformedProductDeed deed);

private:
    Session(Common common, std::unique_ptr<Clock> clock, std::unique_ptr<workstation::Workstation> station);

    Common m_common;
    std::unique_ptr<Clock> m_clock;
    std::unique_ptr<workstation::Workstation> m_station;
    std::shared_ptr<const rules::Policy> m_policy;
};

/// Where the programs find things, with what the command line said instead.
[[nodiscard]] Result<workstation::Places> placesFor(const Common& common);

/// Runs a job of the bench and waits for its answer.
template <class T>
[[nodiscard]] Result<T> waitFor(const std::function<void(std::function<void(Result<T>)>)>& start)
{
    auto promise = std::make_shared<std::promise<Result<T>>>();
    auto answer = promise->get_future();
    start([promise](Result<T> result) { promise->set_value(std::move(result)); });
    return answer.get();
}

/// A unit's tag as typed, scanned or pasted, with its check letter verified.
[[nodiscard]] Result<domain::ItemId> itemFrom(const std::string& tag);
[[nodiscard]] Result<std::vector<std::byte>> readFile(const std::string& path);
/// Written whole or not at all.
[[nodiscard]] Result<void> writeFile(const std::string& path, const std::vector<std::byte>& bytes);
/// "300x200x100" in millimetres.
[[nodiscard]] Result<domain::BoxSize> sizeFrom(const std::string& text);

/// The state that follows a deed, as data and as one line.
[[nodiscard]] Answer stateOf(const domain::Item& item, const rules::Policy& policy, const std::string& deed);
/// Loads the unit again and describes it.
[[nodiscard]] Result<Answer> afterDeed(Session& session, const domain::ItemId& id, const std::string& deed);

} // namespace regrade::cli
