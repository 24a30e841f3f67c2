#include "app/demoloader.h"

#include "workstation/demo.h"

namespace regrade::app {
namespace {

constexpr std::uint64_t kSeed = 20260301;

std::optional<Error> fill(workstation::Workstation& station, const DemoLoader::Progress& progress)
{
    const auto reader = store::Database::openForReading(station.places().data / "regrade.db");
    if (!reader) {
        return reader.error();
    }
    const auto report =
        workstation::loadDemo(station.clerk(), station.bench(), *station.policy(), *reader,
                              station.places().resources / "demo", kSeed, station.clock().now(), progress);
    return report ? std::nullopt : std::optional(report.error());
}

} // namespace

void DemoLoader::start(Progress progress, Done done)
{
    m_errand.start([this, progress = std::move(progress), done = std::move(done)] { done(fill(m_station, progress)); });
}

} // namespace regrade::app
