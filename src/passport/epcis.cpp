#include "passport/epcis.h"

#include "passport/epcismapping.h"

#include <algorithm>

namespace regrade::passport {

Result<EpcisExport> exportEpcis(const std::vector<store::RecordedEvent>& history, const rules::Policy& policy,
                                const rules::Exchange& exchange)
{
    const auto begun = std::find_if(history.begin(), history.end(), [](const store::RecordedEvent& recorded) {
        return std::holds_alternative<domain::ItemReceived>(recorded.event);
    });
    if (begun == history.end()) {
        return refused("The unit was never taken in here, so there is no history to tell.");
    }
    const OutsideNames names(policy, exchange);
    EpcisTeller teller(domain::ItemId(begun->subject.text()), std::get<domain::ItemReceived>(begun->event), policy,
                       names);
    EpcisExport exported;
    auto list = nlohmann::ordered_json::array();
    Time last = history.front().stamp.at;
    for (const store::RecordedEvent& recorded : history) {
        EpcisTold told = teller.tell(recorded);
        last = std::max(last, recorded.stamp.at);
        if (told.events.empty()) {
            EpcisLeftOut& left = exported.leftOut[std::string(domain::kindOf(recorded.event))];
            ++left.events;
            left.why = told.why;
            continue;
        }
        ++exported.told;
        for (auto& event : told.events) {
            list.push_back(std::move(event));
        }
    }
    exported.events = static_cast<int>(list.size());
    const nlohmann::ordered_json document{
        {"@context", {"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {{"rf", names.vocabulary()}}}},
        {"id", uuidOf(history.back().hash + "/epcis")},
        {"type", "EPCISDocument"},
        {"schemaVersion", "2.0"},
        {"creationDate", toIso(last)},
        {"epcisBody", {{"eventList", std::move(list)}}}};
    exported.document = document.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    return exported;
}

} // namespace regrade::passport
