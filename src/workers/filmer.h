#pragma once

#include "base/clock.h"
#include "store/photoarchive.h"
#include "vision/camera.h"
#include "workers/bench.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace regrade::workers {

/// Writes the bench's pictures into a film, one film at a time, in a thread that lives as long as the film. Who offers
/// pictures never waits for it: what comes while the film is behind is left out and counted.
class Filmer {
public:
    Filmer(store::PhotoArchive archive, const Clock& clock);
    /// A film that is still running is cut off; its file is left for clearCutOffFilms.
    ~Filmer();
    Filmer(const Filmer&) = delete;
    Filmer& operator=(const Filmer&) = delete;

    /// Refused: a film is running or being put away, the disk is nearly full, no file can be made. The size of the
    /// first picture is the film's. `ended` is called on the film's thread.
    [[nodiscard]] Result<void> begin(const FilmWish& wish, std::shared_ptr<const vision::Frame> first,
                                     std::function<void(Result<Film>)> ended);
    void offer(std::shared_ptr<const vision::Frame> frame);
    void end(domain::FilmEnd why);

private:
    class Roll;
    store::PhotoArchive m_archive;
    const Clock& m_clock;
    std::unique_ptr<Roll> m_roll;
};

/// A film that the end of its program cut off: no record, and not readable.
struct CutOffFilm {
    std::string unit;
    std::string from; ///< ISO 8601, UTC
};
/// Removes what such films left, but for those that another program is writing.
[[nodiscard]] std::vector<CutOffFilm> clearCutOffFilms(const store::PhotoArchive& archive);

} // namespace regrade::workers
