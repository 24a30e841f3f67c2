#include "workstation/stationlog.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace regrade::workstation {

namespace {

constexpr std::size_t kBytes = 1'000'000;
constexpr std::size_t kOlder = 4;

} // namespace

std::filesystem::path logFileIn(const std::filesystem::path& data) { return data / "logs" / "regrade.log"; }

Result<void> keepLog(const std::filesystem::path& data)
{
    try {
        const auto file =
            std::make_shared<spdlog::sinks::rotating_file_sink_mt>(logFileIn(data).string(), kBytes, kOlder);
        const auto screen = std::make_shared<spdlog::sinks::stderr_sink_mt>();
        screen->set_pattern("%v");
        screen->set_level(spdlog::level::warn);
        file->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
        auto logger = std::make_shared<spdlog::logger>("regrade", spdlog::sinks_init_list{file, screen});
        logger->flush_on(spdlog::level::info);
        spdlog::set_default_logger(std::move(logger));
    } catch (const spdlog::spdlog_ex& fault) {
        return storageError("No log is kept: {} cannot be written. Everything else works.", {logFileIn(data).string()},
                            fault.what());
    }
    return {};
}

} // namespace regrade::workstation
