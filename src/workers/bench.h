#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/event.h"
#include "domain/inspection.h"
#include "domain/item.h"
#include "store/photoarchive.h"
#include "vision/camera.h"
#include "vision/guidance.h"
#include "vision/inspector.h"
#include "vision/scale.h"
#include "workers/shottrigger.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::workers {

/// State of the camera for the screen.
struct CameraState {
    enum class Kind { none, opening, live, lost };
    Kind kind = Kind::none;
    std::string name;
    std::optional<Error> problem; ///< why it was lost
};

/// A first word on the live picture, and the picture's pixels that its places are counted in.
struct QuickTold {
    vision::QuickLook look;
    int width = 0;
    int height = 0;
};

/// What the live picture lacks, and how far the photo that is taken by itself has come.
struct GuidanceTold {
    vision::Guidance guidance;
    double progress = 0.0; ///< 0..1; 1 = this placing was shot
    bool shotDue = false;  ///< the photo is to be taken now; told once a placing
    /// Preliminary, of the unit as it lies now; unset while it moves, and where the product was not looked at yet since
    /// the program started (what was taught is learnt at the first inspection).
    std::optional<QuickTold> quick;
};

/// How the live picture is looked at: beside which taught photos (none = without a reference), and whether the photo is
/// to be taken by itself.
struct GuideWish {
    std::vector<domain::PhotoRef> taught;
    bool shootsItself = false;
    ShotSettings settings;
};

/// What the bench tells its watcher; called on the bench's thread. A frame that was not taken in time is replaced.
struct BenchWatcher {
    std::function<void(std::shared_ptr<const vision::Frame>)> onFrame;
    std::function<void(CameraState)> onCamera;
    std::function<void(std::string)> onCode;      ///< text of a code that came into view, see CodeSight
    std::function<void(GuidanceTold)> onGuidance; ///< for every frame while guide() is on
    /// Tags of several units came into view together: which one is meant is not guessed.
    std::function<void(std::vector<std::string>)> onTagsTogether;
};

/// Result of inspecting one photo: evidence turned into a record, and the overlay for the screen.
struct InspectionResult {
    domain::Inspection inspection; ///< photos archived; proposal still unset (rules decide)
    std::shared_ptr<const cv::Mat> photo;
    std::shared_ptr<const cv::Mat> overlay;
    double seconds = 0.0;
    std::optional<vision::Scale> scale; ///< where a mat or a label of the house was in the picture
    std::vector<Error> remarks;         ///< what may have spoilt the look: light that changed, controls not held
};

/// Result of teaching: the record to be logged.
struct TeachResult {
    std::vector<domain::PhotoRef> photos;
    std::string model;
    double falseRejectBound = 1.0;
};

/// A recording of the bench that is wished for.
struct FilmWish {
    std::string unit;                  ///< tag of the unit, names the file while it is written
    std::string caption;               ///< burnt below every picture, before its time
    std::chrono::seconds longest{600}; ///< it ends by itself after that
    std::int64_t leastFreeBytes = 0;   ///< and when less of the disk is free
};

/// A recording that has ended; its file lies in the archive.
struct Film {
    domain::PhotoHash hash;
    Time from;
    Time to;
    std::chrono::milliseconds length{0};
    std::int64_t bytes = 0;
    int frames = 0;
    int lost = 0; ///< pictures that it should have and lacks
    domain::FilmEnd end = domain::FilmEnd::stopped;
};

/// What goes on the unit's record of it.
[[nodiscard]] domain::ProcessFilmed recordOf(const Film& film, const domain::StageId& stage,
                                             const std::optional<domain::StepId>& step);

/// The camera and vision thread: grabs frames, reads tags, inspects, teaches. Keeps the taught products it used last.
/// Every `done` is called on the bench's thread.
class Bench {
public:
    Bench(store::PhotoArchive archive, const Clock& clock);
    ~Bench();
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    void watch(BenchWatcher watcher);
    /// See vision::makeCamera; an empty source closes the camera. Also the "try again" of a lost camera.
    void useCamera(std::string source);
    void readCodes(bool on);

    /// Guides the hand before the photo, until guideNoMore(). `done` gets why it cannot.
    void guide(GuideWish wish, std::function<void(Result<void>)> done);
    void guideNoMore();
    /// Frames that make one photo of a live camera, 1 to 16; at first 1.
    void setFramesPerPhoto(int frames);

    /// Inspects the newest camera frame, or the given photo file's bytes.
    void inspectLive(const domain::ProductTaught& taught, std::function<void(Result<InspectionResult>)> done);
    /// A first word on a photo file; nothing is archived.
    void quickBytes(const domain::ProductTaught& taught, std::vector<std::byte> photo,
                    std::function<void(Result<vision::QuickLook>)> done);
    void inspectBytes(const domain::ProductTaught& taught, std::vector<std::byte> photo,
                      std::function<void(Result<InspectionResult>)> done);
    /// Archives the photos and learns them. Nothing is logged here.
    void teachBytes(std::vector<std::vector<std::byte>> photos, std::string view,
                    std::function<void(Result<TeachResult>)> done);
    /// Archives the newest frame, for step photos and for collecting photos to teach.
    void takePhoto(std::string view, std::function<void(Result<domain::PhotoRef>)> done);
    /// Learns photos that are already in the archive.
    void teachArchived(std::vector<domain::PhotoRef> photos, std::function<void(Result<TeachResult>)> done);
    /// What would make photos of the archive, or photo files, teach more; see vision::adviseTeaching.
    void adviseArchived(std::vector<domain::PhotoRef> photos, std::function<void(Result<std::vector<Error>>)> done);
    void adviseBytes(std::vector<std::vector<std::byte>> photos, std::function<void(Result<std::vector<Error>>)> done);
    /// Films what the live camera shows, in a thread of its own, until filmNoMore(), the longest time, a disk that
    /// fills up, or the end of the camera. `begun` gets why it cannot; `ended`, on that thread, gets the film. Of a
    /// film that the end of the program cuts off nothing is told; see clearCutOffFilms.
    void film(FilmWish wish, std::function<void(Result<void>)> begun, std::function<void(Result<Film>)> ended);
    void filmNoMore(domain::FilmEnd why);
    void readCodesIn(std::vector<std::byte> photo, std::function<void(Result<std::vector<std::string>>)> done);

private:
    class Desk;
    std::unique_ptr<Desk> m_desk;
};

} // namespace regrade::workers
