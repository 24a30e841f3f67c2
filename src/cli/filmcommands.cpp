#include "cli/commands.h"

#include "stations/filming.h"

#include <algorithm>
#include <future>

namespace regrade::cli {

namespace {

constexpr std::int64_t kMegabyte = 1'000'000;

struct FilmOptions {
    std::string tag;
    std::string camera;
    int seconds = 60;
    std::string step;
};

std::optional<domain::StepId> stepIn(const FilmOptions& options)
{
    return options.step.empty() ? std::nullopt : std::optional(domain::StepId(options.step));
}

/// The first thing that the bench tells of the camera: a picture, or why there is none.
Result<void> awaitCamera(workers::Bench& bench, const std::string& source)
{
    struct First {
        std::promise<Result<void>> promise;
        bool told = false; // by the bench's thread only
        void tell(Result<void> word)
        {
            if (!std::exchange(told, true)) {
                promise.set_value(std::move(word));
            }
        }
    };
    auto first = std::make_shared<First>();
    bench.watch({[first](const auto&) { first->tell({}); },
                 [first](const workers::CameraState& state) {
                     if (state.problem) {
                         first->tell(*state.problem);
                     }
                 },
                 {},
                 {},
                 {}});
    bench.useCamera(source);
    return first->promise.get_future().get();
}

Result<workers::Film> filmWith(Session& session, const domain::Item& item, const FilmOptions& options)
{
    auto& bench = session.station().bench();
    if (const auto ready = awaitCamera(bench, options.camera); !ready) {
        return ready.error();
    }
    const auto& limits = session.policy().limits;
    const workers::FilmWish wish{item.id.text(), stations::filmCaption(item, stepIn(options)),
                                 std::chrono::seconds(std::min(options.seconds, limits.filmSeconds)),
                                 limits.filmSpaceMb * kMegabyte};
    return waitFor<workers::Film>([&](auto done) {
        const auto begun = [done](const Result<void>& word) {
            if (!word) {
                done(word.error());
            }
        };
        bench.film(wish, begun, done);
    });
}

Result<Answer> film(Session& session, const FilmOptions& options)
{
    const auto id = itemFrom(options.tag);
    const auto item = id ? session.item(*id) : Result<domain::Item>(id.error());
    if (!item) {
        return item.error();
    }
    if (const auto allowed = stations::mayFilm(*item, session.policy()); !allowed) {
        return allowed.error();
    }
    const auto film = filmWith(session, *item, options);
    if (!film) {
        return film.error();
    }
    const auto record = workers::recordOf(*film, item->work->stage, stepIn(options));
    const auto receipt = session.perform(
        *id, [&](const domain::Item& unit, Time) { return stations::noteFilm(unit, session.policy(), record); });
    if (!receipt) {
        return receipt.error();
    }
    return Answer{{{"item", id->text()},
                   {"film", record.film.text()},
                   {"seconds", std::chrono::duration<double>(record.length).count()},
                   {"frames", record.frames},
                   {"lost", record.lost},
                   {"bytes", record.bytes},
                   {"end", domain::nameOf(record.end)}},
                  "Film of " + std::to_string(record.frames) + " pictures on record: " + record.film.text() + "\n"};
}

} // namespace

void addFilmCommands(CLI::App& app, Plan& plan)
{
    auto options = std::make_shared<FilmOptions>();
    CLI::App* filming =
        app.get_subcommand("work")->add_subcommand("film", "Film the work with a camera, and put the film on record");
    filming->add_option("tag", options->tag, "The unit's tag")->required();
    filming->add_option("--camera", options->camera, "0, /dev/video0, a stream's address, a folder or a video")
        ->required();
    filming->add_option("--seconds", options->seconds, "How long; never longer than the house's limit")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    filming->add_option("--step", options->step, "The step that is filmed");
    filming->callback([&plan, options] {
        plan.command = inSession(plan, [options](Session& session) { return film(session, *options); });
    });
}

} // namespace regrade::cli
