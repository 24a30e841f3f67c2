#include "tests/support/sanitized.h"
#include "tests/workstation/folder.h"

#include "workstation/crashreport.h"
#include "workstation/stationlog.h"

#include <gmock/gmock.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <fstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace regrade::workstation {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string textOf(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<fs::path> reportsIn(const fs::path& data)
{
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(crashesIn(data), ignored)) {
        files.push_back(entry.path());
    }
    return files;
}

/// A program of its own that keeps a log and then does this; how it ended.
int dies(const fs::path& data, void (*how)())
{
    const pid_t child = fork();
    if (child == 0) {
        if (!keepLog(data)) {
            _exit(3);
        }
        keepCrashReports(data, "Regrade 9.9");
        spdlog::info("the last thing that was said");
        how();
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

void readWhereNothingIs()
{
    if (tests::kSanitized) {
        raise(SIGSEGV); // the sanitizer would speak first
    }
    volatile int* const nowhere = nullptr;
    *nowhere = 1;
}

void breakARule() { throw std::runtime_error("a rule of the program was broken"); }

void throwAtNobody() noexcept { breakARule(); }

} // namespace

TEST(CrashReport, saysWhichSignalWhereAndWhatTheLogHeld)
{
    const TemporaryFolder folder;
    const int status = dies(folder.path(), [] { raise(SIGFPE); });

    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(WTERMSIG(status), SIGFPE) << "the system is told the truth";
    const auto reports = reportsIn(folder.path());
    ASSERT_EQ(reports.size(), 1U);
    const std::string text = textOf(reports.front());
    EXPECT_THAT(text, HasSubstr("Regrade 9.9, started 2"));
    EXPECT_THAT(text, HasSubstr("SIGFPE: a division by zero"));
    EXPECT_THAT(text, HasSubstr("regrade_workstation_tests"));
    EXPECT_THAT(text, HasSubstr("the last thing that was said"));
}

TEST(CrashReport, isLeftByAPointerToNowhereAndByAnExceptionThatNobodyTakes)
{
    const TemporaryFolder folder;
    EXPECT_TRUE(WIFSIGNALED(dies(folder.path(), &readWhereNothingIs)));
    const int gaveUp = dies(folder.path(), [] { throwAtNobody(); });
    ASSERT_TRUE(WIFSIGNALED(gaveUp));
    EXPECT_EQ(WTERMSIG(gaveUp), SIGABRT);

    std::string all;
    for (const auto& report : reportsIn(folder.path())) {
        all += textOf(report);
    }
    EXPECT_THAT(all, HasSubstr("SIGSEGV: memory"));
    EXPECT_THAT(all, HasSubstr("SIGABRT: the program gave up"));
    EXPECT_THAT(all, HasSubstr("Nobody took an exception: a rule of the program was broken"));
}

TEST(CrashReport, isToldOnceAndKept)
{
    const TemporaryFolder folder;
    EXPECT_FALSE(takeCrash(folder.path()));
    EXPECT_EQ(dies(folder.path(), [] {}), 0);
    EXPECT_FALSE(takeCrash(folder.path())) << "it ended as it should";
    (void)dies(folder.path(), [] { raise(SIGABRT); });

    const auto told = takeCrash(folder.path());

    ASSERT_TRUE(told);
    const auto reports = reportsIn(folder.path());
    ASSERT_EQ(reports.size(), 1U);
    EXPECT_THAT(told->what(), HasSubstr(reports.front().string()));
    EXPECT_FALSE(takeCrash(folder.path()));
}

TEST(StationLog, isRefusedWhereItCannotBeWrittenAndHarmsNothing)
{
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "logs") << "a file where the folder should be";
    const auto kept = keepLog(folder.path());
    ASSERT_FALSE(kept);
    EXPECT_THAT(kept.error().what(), HasSubstr("Everything else works."));
}

} // namespace regrade::workstation
