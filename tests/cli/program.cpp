#include "tests/cli/program.h"

#include "cli/regradectl.h"
#include "rules/steps.h"
#include "stations/work.h"
#include "store/database.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace regrade::clitest {

namespace fs = std::filesystem;

namespace {

/// Which program the child becomes; does not return.
using Become = void (*)(std::vector<char*>& words);

[[noreturn]] void execute(std::vector<char*>& words)
{
    execv(words.front(), words.data());
    _exit(127);
}

[[noreturn]] void stayHere(std::vector<char*>& words)
{
    _exit(cli::regradectl(static_cast<int>(words.size()) - 1, words.data()));
}

[[noreturn]] void become(Become program, const std::vector<std::string>& command, int out, int err)
{
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    std::vector<char*> words;
    for (const std::string& word : command) {
        words.push_back(const_cast<char*>(word.c_str()));
    }
    words.push_back(nullptr);
    program(words);
    _exit(127);
}

/// Reads both pipes to their end, or until the deadline has passed.
void drain(int out, int err, Run& run, std::optional<std::chrono::steady_clock::time_point> deadline)
{
    std::array<pollfd, 2> pipes{{{out, POLLIN, 0}, {err, POLLIN, 0}}};
    std::array<std::string*, 2> texts{&run.out, &run.err};
    while (pipes[0].fd >= 0 || pipes[1].fd >= 0) {
        int wait = -1;
        if (deadline) {
            const auto left =
                std::chrono::ceil<std::chrono::milliseconds>(*deadline - std::chrono::steady_clock::now());
            if (left.count() <= 0) {
                return;
            }
            wait = static_cast<int>(left.count());
        }
        if (poll(pipes.data(), pipes.size(), wait) <= 0) {
            continue;
        }
        for (std::size_t i = 0; i < pipes.size(); ++i) {
            if (pipes[i].fd < 0 || pipes[i].revents == 0) {
                continue;
            }
            std::array<char, 65536> buffer{};
            const ssize_t size = read(pipes[i].fd, buffer.data(), buffer.size());
            if (size > 0) {
                texts[i]->append(buffer.data(), static_cast<std::size_t>(size));
            } else {
                pipes[i].fd = -1;
            }
        }
    }
}

std::vector<std::string> picturesIn(const fs::path& folder)
{
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path().string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

fs::path sharedData()
{
    const char* const elsewhere = std::getenv("REGRADE_SHARED");
    return elsewhere != nullptr ? fs::path(elsewhere) / "data" : fs::path(REGRADE_SOURCE_DIR) / "../shared/data";
}

rules::Policy shippedPolicy()
{
    auto policy = rules::readPolicy(REGRADE_SOURCE_DIR "/resources/policy");
    if (!policy) {
        throw std::runtime_error(policy.error().what());
    }
    return *std::move(policy);
}

Run runChild(Become program, const std::vector<std::string>& command,
             std::optional<std::chrono::microseconds> killAfter)
{
    std::array<int, 2> out{};
    std::array<int, 2> err{};
    if (pipe(out.data()) != 0 || pipe(err.data()) != 0) {
        throw std::runtime_error("no pipe");
    }
    const auto started = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        become(program, command, out[1], err[1]);
    }
    close(out[1]);
    close(err[1]);
    Run run;
    if (killAfter) {
        usleep(static_cast<useconds_t>(killAfter->count()));
        kill(child, SIGKILL);
    }
    drain(out[0], err[0], run,
          killAfter ? std::optional(started + *killAfter + std::chrono::seconds(5)) : std::nullopt);
    int status = 0;
    waitpid(child, &status, 0);
    close(out[0]);
    close(err[0]);
    if (WIFEXITED(status)) {
        run.code = WEXITSTATUS(status);
    }
    return run;
}

} // namespace

Run runProgram(const std::vector<std::string>& command, std::optional<std::chrono::microseconds> killAfter)
{
    return runChild(execute, command, killAfter);
}

Warehouse::Warehouse() : m_policy(shippedPolicy()) {}

std::vector<std::string> Warehouse::command(const std::vector<std::string>& words) const
{
    std::vector<std::string> all{REGRADE_BINARY_DIR "/bin/regradectl"};
    all.insert(all.end(), words.begin(), words.end());
    for (const std::string& word : {std::string("--data"), data().string(), std::string("--policy"),
                                    std::string(REGRADE_SOURCE_DIR "/resources/policy"), std::string("--json")}) {
        all.push_back(word);
    }
    return all;
}

Run Warehouse::runHere(const std::vector<std::string>& words) const { return runChild(stayHere, command(words), {}); }

nlohmann::json Warehouse::done(const std::vector<std::string>& words) const
{
    const Run ended = run(words);
    EXPECT_EQ(ended.code, 0) << ::testing::PrintToString(words) << "\n" << ended.err;
    return ended.code == 0 ? ended.json() : nlohmann::json();
}

std::string Warehouse::refused(const std::vector<std::string>& words) const
{
    const std::int64_t before = events();
    const Run ended = run(words);
    EXPECT_EQ(ended.code, 1) << ::testing::PrintToString(words) << "\n" << ended.out;
    EXPECT_EQ(events(), before) << "something was written by " << ::testing::PrintToString(words);
    EXPECT_GT(ended.err.size(), 10u);
    EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1) << ended.err;
    return ended.err;
}

std::int64_t Warehouse::events() const
{
    std::int64_t count = 0;
    if (fs::exists(data() / "regrade.db")) {
        const auto database = store::Database::openForReading(data() / "regrade.db");
        EXPECT_TRUE(database) << database.error().what();
        EXPECT_TRUE(
            database->each("SELECT COUNT(*) FROM event", {}, [&](const store::Row& row) { count = row.integer(0); }));
    }
    return count;
}

nlohmann::json Warehouse::registerProduct(const std::string& sku) const
{
    return done({"product", "add", "--sku", sku, "--name", "Toy robot", "--category", "toys", "--price", "40.00 EUR",
                 "--parts-value", "4.00 EUR", "--size", "180x120x90", "--weight", "420"});
}

nlohmann::json Warehouse::teach(const std::string& sku, const std::vector<std::string>& photos) const
{
    std::vector<std::string> words{"teach", "--sku", sku};
    words.insert(words.end(), photos.begin(), photos.end());
    return done(words);
}

std::string Warehouse::intake(const std::string& sku) const
{
    const auto unit = done({"intake", "--sku", sku, "--order", "ORD-1001", "--reason", policy().reasons.front().id,
                            "--label", file("intake.pdf").string()});
    return unit.value("item", "");
}

std::vector<std::vector<std::string>> Warehouse::passingSteps(const std::string& tag, const std::string& stage,
                                                              const std::string& photo) const
{
    // The unit is led along beside the commands, because a choice decides what is asked for next.
    const auto& row = *policy().findStage(domain::StageId(stage));
    domain::Item unit{domain::ItemId(tag)};
    unit.intake = domain::ItemReceived{.sku = domain::Sku("TOY-01"),
                                       .category = domain::CategoryId("toys"),
                                       .reason = domain::ReasonId("unknown"),
                                       .source = domain::SourceId("parcel"),
                                       .owner = domain::OwnerId("house"),
                                       .market = domain::MarketId("DE")};
    unit.standing = domain::Standing::inHouse;
    unit.route = {row.id};
    unit.work = domain::WorkOrder{.stage = row.id, .startedAt = {}, .steps = {}, .parts = {}, .pausedAt = {}};
    const auto next = [&]() -> const rules::StepRow* {
        for (const auto* step : rules::stepsFor(row, unit)) {
            if (unit.work->findStep(step->id) == nullptr) {
                return step;
            }
        }
        return nullptr;
    };
    std::vector<std::vector<std::string>> all;
    for (const auto* step = next(); step != nullptr; step = next()) {
        const auto form = stations::passingForm(unit, policy(), row, *step);
        std::vector<std::string> words{"work", "step", tag, "--stage", stage, "--step", step->id.text()};
        const auto add = [&](const std::string& option, const std::string& value) {
            words.insert(words.end(), {option, value});
        };
        if (form.value) {
            add("--value", std::to_string(*form.value));
        }
        if (!form.photos.empty()) {
            add("--photo", photo);
        }
        if (!form.note.empty()) {
            add("--note", form.note);
        }
        for (const auto& option : form.options) {
            add("--option", option);
        }
        for (const auto& side : form.exposures) {
            add("--side", std::to_string(side.distanceMm) + ":" + std::to_string(side.seconds));
        }
        all.push_back(words);
        const auto events = stations::doStep(unit, policy(), form, Time{});
        EXPECT_TRUE(events) << events.error().what();
        for (const auto& event : events ? *events : domain::Events{}) {
            unit = domain::after(std::move(unit), event, Time{});
        }
    }
    return all;
}

void Warehouse::workThrough(const std::string& tag, const std::string& photo) const
{
    for (;;) {
        const auto unit = done({"item", "show", tag});
        const std::string stage = unit.at("stage").is_string() ? unit.at("stage").get<std::string>() : "";
        const auto* row = stage.empty() ? nullptr : policy().findStage(domain::StageId(stage));
        if (row == nullptr || row->kind != rules::StageKind::work) {
            return;
        }
        if (row->repairs) {
            (void)done({"work", "forecast", tag, "--fault", "software", "--minutes", "5", "--parts", "0.00 EUR"});
        }
        (void)done({"work", "start", tag, "--stage", stage});
        for (const auto& words : passingSteps(tag, stage, photo)) {
            (void)done(words);
        }
        (void)done({"work", "finish", tag, "--stage", stage});
        if (::testing::Test::HasFailure()) {
            return;
        }
    }
}

void Warehouse::packListSell(const std::string& tag) const
{
    (void)done({"pack", "label", tag, "--out", file("sale.pdf").string()});
    (void)done({"pack", "finish", tag, "--material", policy().materials.front().id.text(), "--box", "220x160x120",
                "--weight", "520", "--scanned", tag});
    const auto listed = done({"list", tag});
    (void)done({"sell", tag, "--order", "ORD-2001", "--price",
                listed["offer"]["price"]["minor"].is_number()
                    ? toText(Money{listed["offer"]["price"]["minor"], listed["offer"]["price"]["currency"]})
                    : ""});
}

std::vector<PhotoSet> photoSets()
{
    const std::string demo = REGRADE_SOURCE_DIR "/resources/demo/kettle-";
    std::vector<PhotoSet> sets{{"demo",
                                {demo + "good-1.jpg", demo + "good-2.jpg", demo + "good-3.jpg", demo + "good-4.jpg"},
                                demo + "good-5.jpg",
                                demo + "dent.jpg"}};
    const fs::path aliens = sharedData() / "vision/aliens";
    if (fs::is_directory(aliens)) {
        const auto good = picturesIn(aliens / "train/good");
        const auto more = picturesIn(aliens / "test/good");
        const auto broken = picturesIn(aliens / "test/broken");
        sets.push_back({"photographs", {good[0], good[1], good[2], good[3]}, more[0], broken[0]});
    }
    return sets;
}

} // namespace regrade::clitest
