#include "workstation/crashreport.h"

#include "base/clock.h"
#include "workstation/stationlog.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <exception>
#include <execinfo.h>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

namespace regrade::workstation {

namespace {

namespace fs = std::filesystem;

constexpr int kCalls = 64;
constexpr off_t kEndOfLog = 16'384;
constexpr std::array<std::pair<int, const char*>, 5> kSignals{
    {{SIGSEGV, "SIGSEGV: memory that is not the program's"},
     {SIGABRT, "SIGABRT: the program gave up"},
     {SIGBUS, "SIGBUS: memory or a file that went away"},
     {SIGFPE, "SIGFPE: a division by zero"},
     {SIGILL, "SIGILL: an instruction this processor lacks"}}};
constexpr const char* kNew = "new-";

// What the handler needs, made before anything is wrong: in it nothing may be allocated.
struct Prepared {
    std::array<char, 4096> file{};
    std::array<char, 4096> log{};
    std::array<char, 512> head{};
    std::array<char, 65'536> stack{};
};
Prepared& prepared()
{
    static Prepared one;
    return one;
}

template <std::size_t N>
void fill(std::array<char, N>& place, const std::string& text)
{
    std::strncpy(place.data(), text.c_str(), N - 1);
}

void put(int file, const char* text) { (void)!write(file, text, std::strlen(text)); }

void put(int file, std::int64_t number)
{
    std::array<char, 24> digits{};
    std::size_t at = digits.size() - 1;
    do {
        digits[--at] = static_cast<char>('0' + number % 10);
        number /= 10;
    } while (number > 0);
    put(file, digits.data() + at);
}

void putEndOf(const char* log, int file)
{
    const int source = open(log, O_RDONLY | O_CLOEXEC);
    if (source < 0) {
        return;
    }
    if (lseek(source, -kEndOfLog, SEEK_END) < 0) {
        lseek(source, 0, SEEK_SET);
    }
    std::array<char, 4096> some{};
    for (ssize_t size = 0; (size = read(source, some.data(), some.size())) > 0;) {
        (void)!write(file, some.data(), static_cast<std::size_t>(size));
    }
    close(source);
}

void report(int signal)
{
    std::signal(signal, SIG_DFL);
    const Prepared& ready = prepared();
    const int file = open(ready.file.data(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file >= 0) {
        put(file, ready.head.data());
        for (const auto& [number, words] : kSignals) {
            if (number == signal) {
                put(file, words);
            }
        }
        put(file, "\nSeconds since 1970: ");
        put(file, static_cast<std::int64_t>(std::time(nullptr)));
        put(file, "\n\nThe calls that led there, the last first:\n");
        std::array<void*, kCalls> calls{};
        backtrace_symbols_fd(calls.data(), backtrace(calls.data(), kCalls), file);
        put(file, "\nThe end of the log:\n");
        putEndOf(ready.log.data(), file);
        close(file);
    }
    raise(signal);
}

[[noreturn]] void giveUp()
{
    if (const auto fault = std::current_exception()) {
        try {
            std::rethrow_exception(fault);
        } catch (const std::exception& told) {
            spdlog::critical("Nobody took an exception: {}", told.what());
        } catch (...) {
            spdlog::critical("Nobody took an exception of an unknown kind.");
        }
    }
    std::abort();
}

} // namespace

std::filesystem::path crashesIn(const std::filesystem::path& data) { return data / "crashes"; }

void keepCrashReports(const std::filesystem::path& data, const std::string& program)
{
    const fs::path folder = crashesIn(data);
    std::error_code ignored;
    fs::create_directories(folder, ignored);
    const std::string start = toIso(SystemClock().now());
    std::string name = start;
    std::erase_if(name, [](char c) { return c == ':' || c == '-'; });
    Prepared& ready = prepared();
    fill(ready.file, (folder / (kNew + name + "-" + std::to_string(getpid()) + ".txt")).string());
    fill(ready.log, logFileIn(data).string());
    fill(ready.head, program + ", started " + start + "\n");
    std::array<void*, 1> once{};
    backtrace(once.data(), 1); // the first call loads what it needs
    const stack_t stack{.ss_sp = ready.stack.data(), .ss_flags = 0, .ss_size = ready.stack.size()};
    sigaltstack(&stack, nullptr);
    struct sigaction action {};
    action.sa_handler = &report;
    action.sa_flags = SA_ONSTACK;
    for (const auto& [number, words] : kSignals) {
        sigaction(number, &action, nullptr);
    }
    std::set_terminate(&giveUp);
}

std::optional<Error> takeCrash(const std::filesystem::path& data)
{
    const fs::path folder = crashesIn(data);
    std::error_code ignored;
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (entry.path().filename().string().starts_with(kNew)) {
            found.push_back(entry.path());
        }
    }
    std::optional<Error> told;
    std::sort(found.begin(), found.end());
    for (const fs::path& report : found) {
        const auto kept = folder / ("crash-" + report.filename().string().substr(std::strlen(kNew)));
        fs::rename(report, kept, ignored);
        if (!ignored) {
            told = storageError(
                "The program ended by a fault. What was recorded is safe, and what was typed is kept. Send {} to "
                "whoever looks after this PC.",
                {kept.string()});
        }
    }
    return told;
}

} // namespace regrade::workstation
