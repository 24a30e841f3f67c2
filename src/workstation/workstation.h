#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "passport/shiftreport.h"
#include "rules/policy.h"
#include "store/database.h"
#include "store/photoarchive.h"
#include "store/signedhead.h"
#include "workers/batchwriter.h"
#include "workers/bench.h"
#include "workers/caretaker.h"
#include "workers/clerk.h"
#include "workers/people.h"
#include "workers/printqueue.h"
#include "workers/printroom.h"
#include "workstation/announcedlists.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace regrade::workstation {

class HubLine;

/// The name of the station whose data folder it is, made when there is none. A damaged file is refused and never
/// replaced: another name would start another chain.
[[nodiscard]] Result<domain::StationId> stationOf(const std::filesystem::path& data);

/// Where things lie. Folders under `data` are made when absent.
struct Places {
    std::filesystem::path data;      ///< the store is data/regrade.db, photos in data/photos, papers in data/papers
    std::filesystem::path policy;    ///< folder of the policy files
    std::filesystem::path resources; ///< what is shipped: policy, demo, translations
};

/// Data in $XDG_DATA_HOME/regrade or ~/.local/share/regrade. Resources from $REGRADE_RESOURCES, else installed beside
/// the program, else the source tree; the policy lies in them. Nothing is made. Refused: no home folder, no resources.
[[nodiscard]] Result<Places> usualPlaces(const std::filesystem::path& programFile);

/// Everything one station needs, built once in order and taken down in reverse: database, journal, clerk, people,
/// bench.
class Workstation {
public:
    /// `clock` must outlive the workstation. Each Error is one sentence that says what was wrong and what is safe.
    [[nodiscard]] static Result<std::unique_ptr<Workstation>> open(const Places& places, const Clock& clock);
    ~Workstation();

    [[nodiscard]] workers::Clerk& clerk();
    [[nodiscard]] workers::Bench& bench();
    [[nodiscard]] workers::People& people();
    /// For the thread that opened the workstation.
    [[nodiscard]] const store::Database& reader() const;
    [[nodiscard]] std::shared_ptr<const rules::Policy> policy() const;
    [[nodiscard]] const store::PhotoArchive& photos() const;
    [[nodiscard]] const Places& places() const;
    [[nodiscard]] const Clock& clock() const;
    /// The line to the shared hub; nothing when the station belongs to none, or `hubProblem` says why there is none.
    [[nodiscard]] HubLine* hub();
    [[nodiscard]] const std::optional<Error>& hubProblem() const;
    /// The photo is fetched from the hub with the courier's next trip.
    void wantPhoto(const domain::PhotoHash& photo);
    /// Makes a line to a hub that is not kept yet; see HubLine::join.
    [[nodiscard]] Result<std::unique_ptr<HubLine>> lineTo(const std::string& address);
    /// The name under which this station writes its chain; made at the first start, kept in data/station.json.
    [[nodiscard]] const domain::StationId& station() const;
    /// The key with which this station signs the heads of its chain.
    [[nodiscard]] const store::StationKey& key() const;
    /// What people must be told of the start: the store was restored, its second copy is missing, a film was cut off.
    [[nodiscard]] std::optional<Error> notice() const;
    /// Whether the disk is filling up, as of now.
    [[nodiscard]] std::optional<Error> spaceNotice() const;
    /// For a program that stays open: from now on the store is copied by the house's plan while work goes on. `told`
    /// hears of each copy on another thread.
    void startCaretaker(workers::Caretaker::Told told);
    /// Copies the store, signs its heads, writes the report into the papers and closes the shift; `done` is called on
    /// another thread. Refused at once when the role may not.
    void endShift(const workers::Author& author, passport::PaperLanguage language,
                  std::function<void(Result<passport::ShiftPaper>)> done);
    /// Where labels are handed in; also while nobody prints.
    [[nodiscard]] workers::PrintQueue& prints();
    /// For a program that stays open: prints by itself from now on. `told` hears of changes in the queue on another
    /// thread. Refused while another program prints from this store.
    [[nodiscard]] Result<void> startPrinting(std::function<void()> told);
    /// Returns when `told` cannot be called any more.
    void stopPrinting();
    /// Works through the queue once, and waits. Refused while a program prints from this store.
    [[nodiscard]] Result<workers::PrintRound> printNow();
    /// The returns that were announced to this station; for the thread that opened the workstation.
    [[nodiscard]] AnnouncedLists announcedLists();
    /// The same for the thread of this reader.
    [[nodiscard]] AnnouncedLists announcedLists(const store::Database& reader);
    /// Pallets and partners' batches; for any thread.
    [[nodiscard]] workers::BatchWriter batches();
    /// Folder for labels and passports.
    [[nodiscard]] std::filesystem::path papers() const;

private:
    struct Parts;
    void openHub();
    static void clearFilms(Parts& parts);
    [[nodiscard]] static workers::PrintQueue::House printHouse(Parts& parts, const workers::Authority& authority);
    [[nodiscard]] workers::Printroom::Parts printroomParts(std::function<void()> told);
    explicit Workstation(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace regrade::workstation
