#include "cli/commands.h"

#include "workers/toneplayer.h"
#include "workstation/settings.h"

namespace regrade::cli {

namespace {

struct TryOptions {
    std::string tone = "ok"; ///< one that there is
    std::string device = "default";
};

/// Also while the station's sound is off: it is asked for.
Result<Answer> tryTone(const TryOptions& options)
{
    workers::TonePlayer player(options.device);
    player.play(*workers::toneFrom(options.tone));
    if (const auto played = player.finish(); !played) {
        return played.error();
    }
    return Answer{{{"tone", options.tone}, {"device", options.device}},
                  "The sound device \"" + options.device + "\" took the tone " + options.tone + ".\n"};
}

Result<Answer> setSound(const Common& common, bool on)
{
    const auto places = placesFor(common);
    if (!places) {
        return places.error();
    }
    auto settings = workstation::readSettings(places->data);
    if (settings.sound != on) {
        settings.sound = on;
        if (const auto written = workstation::writeSettings(places->data, settings); !written) {
            return written.error();
        }
    }
    return Answer{{{"sound", on}}, std::string("Tones of this station: ") + (on ? "on" : "off") + "\n"};
}

} // namespace

void addSoundCommands(CLI::App& app, Plan& plan)
{
    CLI::App* sound = app.add_subcommand("sound", "The tones by which a station answers")->require_subcommand(1);
    auto options = std::make_shared<TryOptions>();
    CLI::App* one = sound->add_subcommand("try", "Plays one tone, also while the station's sound is off");
    one->add_option("tone", options->tone, "ok, soft, warn or error")
        ->check(CLI::IsMember({"ok", "soft", "warn", "error"}))
        ->capture_default_str();
    one->add_option("--device", options->device, "A sound device as ALSA names it")->capture_default_str();
    one->callback([&plan, options] { plan.command = [options] { return tryTone(*options); }; });
    for (const bool on : {true, false}) {
        sound
            ->add_subcommand(on ? "on" : "off",
                             on ? "The station answers with tones; a running program from its next start"
                                : "No tones; a running program from its next start")
            ->callback([&plan, on] { plan.command = [&plan, on] { return setSound(plan.common, on); }; });
    }
}

} // namespace regrade::cli
