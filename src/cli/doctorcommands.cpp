#include "cli/commands.h"

#include "workstation/crashreport.h"
#include "workstation/doctor.h"
#include "workstation/stationlog.h"

#include <algorithm>
#include <deque>
#include <fstream>

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
    const auto title = [](const workstation::Finding& one) {
        return one.name.empty() ? one.part : one.part + " " + one.name;
    };
    std::size_t widest = 0;
    for (const auto& one : found) {
        widest = std::max(widest, title(one).size());
    }
    for (const auto& one : found) {
        answer.data["findings"].push_back(
            {{"part", title(one)}, {"health", workstation::nameOf(one.health)}, {"what", one.said.what()}});
        std::string line(workstation::nameOf(one.health));
        line.resize(7, ' ');
        line += title(one);
        line.resize(7 + widest + 2, ' ');
        answer.text += line + one.said.what() + "\n";
        answer.holds = answer.holds && one.health != workstation::Health::bad;
    }
    answer.data["holds"] = answer.holds;
    return answer;
}

/// The end of the workstation's log, and which reports of crashes there are.
Result<Answer> showLog(const Common& common, std::size_t lines)
{
    const auto places = placesFor(common);
    if (!places) {
        return places.error();
    }
    const auto file = workstation::logFileIn(places->data);
    std::ifstream stream(file);
    std::deque<std::string> last;
    for (std::string line; std::getline(stream, line);) {
        last.push_back(line);
        if (last.size() > lines) {
            last.pop_front();
        }
    }
    std::vector<std::string> crashes;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(workstation::crashesIn(places->data), ignored)) {
        crashes.push_back(entry.path().string());
    }
    std::sort(crashes.begin(), crashes.end());
    if (last.empty() && crashes.empty()) {
        return notFound("There is no log yet in {}. The workstation writes it while it is open.", {file.string()});
    }
    Answer answer{{{"file", file.string()}, {"lines", last}, {"crashes", crashes}}, ""};
    for (const auto& line : last) {
        answer.text += line + "\n";
    }
    for (const auto& crash : crashes) {
        answer.text += "Report of a crash: " + crash + "\n";
    }
    return answer;
}

} // namespace

void addDoctorCommands(CLI::App& app, Plan& plan)
{
    app.add_subcommand("doctor",
                       "Look at everything that this station needs, and say what to do where something is wrong")
        ->callback([&plan] { plan.command = [&plan] { return examineStation(plan.common); }; });
    auto lines = std::make_shared<std::size_t>(100);
    CLI::App* log = app.add_subcommand("log", "The end of the workstation's log, and the reports of crashes");
    log->add_option("--lines", *lines, "How many")->check(CLI::Range(1, 100'000))->capture_default_str();
    log->callback([&plan, lines] { plan.command = [&plan, lines] { return showLog(plan.common, *lines); }; });
}

} // namespace regrade::cli
