#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/inspection.h"
#include "domain/item.h"
#include "store/photoarchive.h"
#include "vision/camera.h"
#include "vision/inspector.h"

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

/// What the bench tells its watcher; called on the bench's thread. A frame that was not taken in time is replaced.
struct BenchWatcher {
    std::function<void(std::shared_ptr<const vision::Frame>)> onFrame;
    std::function<void(CameraState)> onCamera;
    std::function<void(std::string)> onCode; ///< text of a code that came into view; again only after 1 s of absence
};

/// Result of inspecting one photo: evidence turned into a record, and the overlay for the screen.
struct InspectionResult {
    domain::Inspection inspection; ///< photos archived; proposal still unset (rules decide)
    std::shared_ptr<const cv::Mat> photo;
    std::shared_ptr<const cv::Mat> overlay;
    double seconds = 0.0;
};

/// Result of teaching: the record to be logged.
struct TeachResult {
    std::vector<domain::PhotoRef> photos;
    std::string model;
    double falseRejectBound = 1.0;
};

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

    /// Inspects the newest camera frame, or the given photo file's bytes.
    void inspectLive(const domain::ProductTaught& taught, std::function<void(Result<InspectionResult>)> done);
    void inspectBytes(const domain::ProductTaught& taught, std::vector<std::byte> photo,
                      std::function<void(Result<InspectionResult>)> done);
    /// Archives the photos and learns them. Nothing is logged here.
    void teachBytes(std::vector<std::vector<std::byte>> photos, std::string view,
                    std::function<void(Result<TeachResult>)> done);
    /// Archives the newest frame, for step photos and for collecting photos to teach.
    void takePhoto(std::string view, std::function<void(Result<domain::PhotoRef>)> done);
    /// Learns photos that are already in the archive.
    void teachArchived(std::vector<domain::PhotoRef> photos, std::function<void(Result<TeachResult>)> done);
    void readCodesIn(std::vector<std::byte> photo, std::function<void(Result<std::vector<std::string>>)> done);

private:
    class Desk;
    std::unique_ptr<Desk> m_desk;
};

} // namespace regrade::workers
