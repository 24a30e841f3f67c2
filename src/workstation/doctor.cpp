#include "workstation/doctor.h"

#include "exchange/hublink.h"
#include "passport/fonts.h"
#include "qr/reader.h"
#include "qr/tag.h"
#include "qr/writer.h"
#include "stations/space.h"
#include "store/backup.h"
#include "store/clockjump.h"
#include "store/place.h"
#include "vision/camera.h"
#include "vision/framegate.h"
#include "vision/media.h"
#include "vision/weights.h"
#include "workers/delivery.h"
#include "workers/toneoutlet.h"
#include "workstation/hubline.h"
#include "workstation/marketshelf.h"
#include "workstation/printing.h"
#include "workstation/settings.h"
#include "workstation/storekeeper.h"

#include <poll.h>
#include <sys/timex.h>
#include <unistd.h>

namespace regrade::workstation {
namespace {

namespace fs = std::filesystem;

constexpr int kFirstFrames = 5; ///< until a camera has found its exposure
constexpr std::chrono::milliseconds kCall{2'000};
constexpr std::int64_t kMegabyte = 1'000'000;
constexpr std::int64_t kLeastMemory = 2'000; ///< MB
constexpr int kLate = 2;                     ///< a backup may be so many times as old as the plan says

class Round {
public:
    Round(const Places& places, const Clock& clock, CameraUse camera)
        : m_places(places), m_clock(clock), m_camera(camera)
    {
    }

    std::vector<Finding> all()
    {
        programs();
        policy();
        store();
        machine();
        fonts();
        detector();
        if (m_camera == CameraUse::free) {
            camera();
        }
        printers();
        time();
        sound();
        hub();
        return std::move(m_found);
    }

private:
    void note(std::string part, Health health, std::string pattern, std::vector<std::string> args = {})
    {
        note(std::move(part), health, Error{.pattern = std::move(pattern), .args = std::move(args)});
    }
    void note(std::string part, Health health, Error said, std::string name = {})
    {
        m_found.push_back({std::move(part), std::move(name), health, std::move(said)});
    }

    void programs()
    {
        if (const auto media = vision::media(); !media) {
            note("pictures", Health::bad, media.error());
        } else {
            note("pictures", Health::good, "Pictures and films can be read and written.");
        }
        const std::string text = qr::tagFromNumber(1).text();
        const auto modules = qr::writeQr(text);
        if (!modules) {
            note("codes", Health::bad, modules.error());
            return;
        }
        constexpr int kPixels = 6;
        const auto read = qr::Reader().read(qr::pictureOf(*modules, kPixels));
        if (!read) {
            note("codes", Health::bad, read.error());
        } else if (read->size() != 1 || read->front().text != text) {
            note("codes", Health::bad,
                 "A code that was drawn for a trial could not be read back. Install Regrade again.");
        } else {
            note("codes", Health::good, "A code that was drawn for a trial was read back.");
        }
    }

    void policy()
    {
        auto policy = housePolicy(m_places);
        if (!policy) {
            note("policy", Health::bad, policy.error());
            return;
        }
        note("policy", Health::good, "The policy holds: version {}, in {}.",
             {policy->version, m_places.policy.string()});
        m_policy = std::move(*policy);
    }

    void store()
    {
        const StorePlaces places = storePlacesIn(m_places.data);
        std::error_code ignored;
        if (!fs::exists(places.store, ignored)) {
            note("store", Health::good, "There is no store yet in {}; it is made at the first start.",
                 {m_places.data.string()});
            return;
        }
        if (const auto local = store::checkFileSystem(m_places.data); !local) {
            note("store", Health::bad, local.error());
            return;
        }
        const auto opened = store::Database::openForReading(places.store);
        std::int64_t events = 0;
        const auto counted = opened ? opened->each("SELECT COUNT(*) FROM event", {},
                                                   [&](const store::Row& row) { events = row.integer(0); })
                                    : Result<void>(opened.error());
        if (!counted) {
            note("store", Health::bad, counted.error());
            return;
        }
        note("store", Health::good, "The store opens: {} events in {}. \"regradectl store verify\" walks all of them.",
             {std::to_string(events), places.store.string()});
        backup(places, events);
        if (const auto station = stationOf(m_places.data)) {
            const auto last = store::lastMoment(*opened, *station);
            if (last && *last) {
                m_lastEvent = (*last)->at;
            }
        }
    }

    void backup(const StorePlaces& places, std::int64_t events)
    {
        if (!m_policy || events == 0) {
            return;
        }
        const auto copies = store::backupsIn(places.backups);
        if (copies.empty()) {
            note("backup", Health::watch,
                 "There is no backup yet. The workstation makes one while it is open, or: regradectl backup now.");
            return;
        }
        const auto age = std::chrono::duration_cast<std::chrono::hours>(m_clock.now() - copies.front().at);
        const auto every = backupPlan(places, *m_policy).every;
        note("backup", age > every * kLate ? Health::watch : Health::good,
             age > every * kLate ? "The newest backup is {} hours old; the house wants one every {} hours. Make one: "
                                   "regradectl backup now."
                                 : "The newest backup is {} hours old; the house wants one every {} hours.",
             {std::to_string(age.count()), std::to_string(every.count())});
    }

    void machine()
    {
        std::error_code ignored;
        fs::path folder = m_places.data;
        while (!folder.empty() && folder != folder.root_path() && !fs::exists(folder, ignored)) {
            folder = folder.parent_path();
        }
        const auto free = store::freeBytes(folder);
        const auto warning = free && m_policy ? stations::spaceWarning(*m_policy, *free) : std::nullopt;
        if (!free) {
            note("disk", Health::bad, free.error());
        } else if (warning) {
            note("disk", stations::spaceOf(*m_policy, *free) == stations::Space::stopped ? Health::bad : Health::watch,
                 *warning);
        } else {
            note("disk", Health::good, "{} MB are free.", {std::to_string(*free / kMegabyte)});
        }
        const std::int64_t memory =
            static_cast<std::int64_t>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE) / kMegabyte;
        note("memory", memory < kLeastMemory ? Health::watch : Health::good,
             memory < kLeastMemory ? "This PC has {} MB of memory; Regrade wants 2,000 MB. Close other programs."
                                   : "This PC has {} MB of memory.",
             {std::to_string(memory)});
    }

    void fonts()
    {
        const auto missing = passport::missingFonts();
        for (const passport::MissingFont& font : missing) {
            note("fonts", Health::watch,
                 "The font {} is missing, so that text looks otherwise or is not there. Install it: sudo apt-get "
                 "install {}",
                 {font.family, font.package});
        }
        if (missing.empty()) {
            note("fonts", Health::good, "The fonts for labels and papers are there, Chinese among them.");
        }
    }

    void detector()
    {
        note("detector", Health::good, "The detector is {} with the weights {}.",
             {std::string(vision::detectorVersion()), vision::weightsDigest().substr(0, 12)});
    }

    void camera()
    {
        const std::string source = readSettings(m_places.data).camera;
        const fs::path first = "/dev/video0";
        std::error_code ignored;
        if (source.empty()) {
            if (fs::exists(first, ignored)) {
                note("camera", Health::watch,
                     "A camera is plugged in ({}), but none is chosen. Choose it in the settings.", {first.string()});
            } else {
                note("camera", Health::watch,
                     "There is no camera. Plug one in and choose it in the settings; until then pictures come from "
                     "files.");
            }
            return;
        }
        const fs::path device =
            source.find_first_not_of("0123456789") == std::string::npos ? "/dev/video" + source : source;
        if (device.string().starts_with("/dev/") && fs::exists(device, ignored) &&
            access(device.c_str(), R_OK | W_OK) != 0) {
            note("camera", Health::bad,
                 "{} may not be opened by this user. Type: sudo usermod -aG video $USER, then sign in to the PC again.",
                 {device.string()});
            return;
        }
        const auto camera = vision::makeCamera(source);
        const auto open = camera ? (*camera)->open() : Result<void>(camera.error());
        if (!open) {
            note("camera", Health::bad, open.error());
            return;
        }
        auto frame = (*camera)->grab();
        for (int more = 1; frame && more < kFirstFrames; ++more) {
            frame = (*camera)->grab();
        }
        (*camera)->close();
        const auto usable = frame ? vision::checkFrame((*frame)->image) : Result<void>(frame.error());
        if (!usable) {
            note("camera", frame ? Health::watch : Health::bad, usable.error());
            return;
        }
        note("camera", Health::good, "{} gives pictures of {} x {} pixels.",
             {(*camera)->name(), std::to_string((*frame)->image.cols), std::to_string((*frame)->image.rows)});
    }

    void printers()
    {
        const auto printers = printersIn(m_places.data);
        for (const workers::Printer& printer : printers) {
            const auto reached = printer.port() ? call(*printer.port()) : folderOf(printer);
            note("printer", reached ? Health::good : Health::bad,
                 reached ? Error{.pattern = "The printer answers at {}. \"regradectl printer test\" prints a label.",
                                 .args = {printer.address}}
                         : reached.error(),
                 printer.name);
        }
        if (printers.empty()) {
            note("printers", Health::watch,
                 "No printer is set up. Labels are written as files; set one up in the settings or with: regradectl "
                 "printer add.");
        }
    }

    /// Connects and sends nothing.
    [[nodiscard]] Result<void> call(const workers::PrinterPort& port) const
    {
        workers::PrintPace pace;
        pace.connect = kCall;
        workers::Delivery delivery(port, pace, m_clock, std::make_shared<workers::Bell>());
        using Phase = workers::Delivery::Phase;
        for (delivery.step(); delivery.phase() == Phase::looking || delivery.phase() == Phase::connecting;
             delivery.step()) {
            pollfd awaited{delivery.handle(), delivery.awaited(), 0};
            constexpr int kLookMs = 20;
            (void)poll(&awaited, 1, kLookMs);
        }
        return delivery.phase() == Phase::failed ? Result<void>(delivery.problem()) : Result<void>();
    }

    [[nodiscard]] static Result<void> folderOf(const workers::Printer& printer)
    {
        std::error_code ignored;
        if (!fs::is_directory(printer.address, ignored)) {
            return deviceError("The folder {} of the printer is not there. Make it, or set the printer up again.",
                               {printer.address});
        }
        if (access(printer.address.c_str(), W_OK) != 0) {
            return deviceError("Nothing can be written into {}. Give this user the right to.", {printer.address});
        }
        return {};
    }

    void time()
    {
        const Time now = m_clock.now();
        if (m_lastEvent && now < *m_lastEvent) {
            note("clock", Health::bad,
                 "The clock stands at {}, before the last event at {}. Set it right before anybody works.",
                 {toIso(now), toIso(*m_lastEvent)});
            return;
        }
        timex state{};
        if (adjtimex(&state) == TIME_ERROR || (state.status & STA_UNSYNC) != 0) {
            note("clock", Health::watch,
                 "The clock stands at {} (UTC), and nothing keeps it right. Type: sudo timedatectl set-ntp true",
                 {toIso(now)});
        } else {
            note("clock", Health::good, "The clock stands at {} (UTC) and is kept right.", {toIso(now)});
        }
    }

    void sound()
    {
        if (!readSettings(m_places.data).sound) {
            note("sound", Health::good, "Tones are switched off at this station.");
            return;
        }
        if (const auto outlet = workers::ToneOutlet::open("default"); !outlet) {
            note("sound", Health::watch, outlet.error());
        } else {
            note("sound", Health::good, "The sound device opens. \"regradectl sound try\" plays a tone.");
        }
    }

    void hub()
    {
        const auto kept = hubAddressIn(m_places.data);
        if (!kept) {
            note("hub", Health::bad, kept.error());
            return;
        }
        if (!*kept) {
            note("hub", Health::good, "This station works alone: it belongs to no hub.");
            return;
        }
        const auto address = exchange::parseHubAddress(**kept);
        const auto link =
            address ? exchange::HubLink::open(*address, "regrade doctor", {kCall, kCall}, [] { return false; })
                    : Result<exchange::HubLink>(address.error());
        if (!link) {
            note("hub", address ? Health::watch : Health::bad, link.error());
        } else {
            note("hub", Health::good, "The hub on {} answers.", {address->host});
        }
    }

    const Places& m_places;
    const Clock& m_clock;
    const CameraUse m_camera;
    std::vector<Finding> m_found;
    std::optional<rules::Policy> m_policy;
    std::optional<Time> m_lastEvent;
};

} // namespace

std::string_view nameOf(Health health)
{
    switch (health) {
    case Health::good: return "good";
    case Health::watch: return "watch";
    case Health::bad: return "bad";
    }
    return "";
}

std::vector<Finding> examine(const Places& places, const Clock& clock, CameraUse camera)
{
    return Round(places, clock, camera).all();
}

} // namespace regrade::workstation
