#include "cli/commands.h"

#include "workstation/doctor.h"

#include <algorithm>

namespace regrade::cli {

namespace {

Result<Answer> examineStation(const Common& common)
{
    const auto places = placesFor(common);
    if (!places) {
        return places.error();
    }
    const auto found = workstation::examine(*places, SystemClock());
    Answer answer{{{"findings", nlohmann::json::array()}}, ""};
    std::size_t widest = 0;
    for (const auto& one : found) {
        widest = std::max(widest, one.part.size());
    }
    for (const auto& one : found) {
        answer.data["findings"].push_back(
            {{"part", one.part}, {"health", workstation::nameOf(one.health)}, {"what", one.what()}});
        std::string health(workstation::nameOf(one.health));
        health.resize(7, ' ');
        answer.text += health + one.part + std::string(widest + 2 - one.part.size(), ' ') + one.what() + "\n";
        answer.holds = answer.holds && one.health != workstation::Health::bad;
    }
    answer.data["holds"] = answer.holds;
    return answer;
}

} // namespace

void addDoctorCommands(CLI::App& app, Plan& plan)
{
    app.add_subcommand("doctor",
                       "Look at everything that this station needs, and say what to do where something is wrong")
        ->callback([&plan] { plan.command = [&plan] { return examineStation(plan.common); }; });
}

} // namespace regrade::cli
