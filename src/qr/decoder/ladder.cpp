#include "qr/decoder/ladder.h"

#include "qr/decoder/finders.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <span>

namespace regrade::qr {

namespace {

constexpr int kWorkingSide = 1920;
constexpr std::size_t kMostPatches = 3;

/// The largest gain for its time first, as measured on photographs and labels.
constexpr std::array kStillWays{Way::whole,      Way::narrow,    Way::linear,      Way::wide,
                                Way::inverted,   Way::quieted,   Way::fixed,       Way::amplified,
                                Way::third,      Way::local,     Way::halved,      Way::doubled,
                                Way::dataMatrix, Way::histogram, Way::sharpLinear, Way::original};
/// What a frame has time for after the cheap ways; each frame begins elsewhere.
constexpr std::array kRescueWays{Way::wide,  Way::quieted, Way::inverted,  Way::wide,
                                 Way::local, Way::fixed,   Way::amplified, Way::third};

bool isSmall(const cv::Mat& grey) { return grey.total() < 640 * 640; }

/// One search of one picture.
class Climb {
public:
    Climb(const cv::Mat& grey, const SearchOrder& order, Costs& costs)
        : m_original(grey), m_order(order), m_costs(costs), m_start(cpuMs())
    {
        const int longSide = std::max(grey.cols, grey.rows);
        m_working = longSide > kWorkingSide ? scaled(grey, static_cast<double>(kWorkingSide) / longSide) : grey;
        m_toOriginal = static_cast<double>(grey.cols) / m_working.cols;
    }

    Found still()
    {
        for (const Way way : kStillWays) {
            if (way == kStillWays.front() ? isDoneAtOnce(way) : isDone(way)) {
                break;
            }
        }
        return std::move(m_found);
    }

    Found frame()
    {
        // Every other frame looks past the place of the last code, for another that came into view.
        const bool widely = m_order.frame % 2 == 0;
        if (m_order.tracked && isDone(Way::tracked) && !widely) {
            return std::move(m_found);
        }
        if (const bool known = !m_found.sightings.empty(); isDoneAtOnce(Way::whole) || known) {
            return std::move(m_found);
        }
        if (isDone(Way::narrow)) {
            return std::move(m_found);
        }
        if (m_order.frame % 2 == 1 && isDone(m_order.frame % 8 == 7 ? Way::dataMatrix : Way::linear)) {
            return std::move(m_found);
        }
        for (std::size_t i = 0; i < kRescueWays.size(); ++i) {
            if (isDone(kRescueWays[(i + 2 * m_order.frame) % kRescueWays.size()])) {
                break;
            }
        }
        return std::move(m_found);
    }

private:
    [[nodiscard]] double left() const { return m_order.budgetMs - (cpuMs() - m_start); }
    [[nodiscard]] double megapixels() const { return static_cast<double>(m_working.total()) / 1e6; }
    [[nodiscard]] bool fits(double ms) const { return ms * m_heaviness <= left(); }

    /// Goes the way if there is time for it; true once something was read.
    bool isDone(Way way)
    {
        if (fits(m_costs.expected(way, megapixels()))) {
            go(way);
        } else {
            m_costs.leave(way);
        }
        return !m_found.sightings.empty();
    }

    bool isDoneAtOnce(Way way)
    {
        const double usual = m_costs.expected(way, megapixels());
        const double took = go(way);
        m_heaviness = std::clamp(took / std::max(usual, 0.1), 1.0, 3.0); // a crowded picture costs more every time
        return !m_found.sightings.empty();
    }

    double go(Way way)
    {
        const double before = cpuMs();
        auto sightings = attempt(way);
        const double took = cpuMs() - before;
        m_costs.note(way, megapixels(), took);
        if (!sightings.empty() && m_found.sightings.empty()) {
            m_found.way = way;
            m_found.readMs = cpuMs() - m_start;
        }
        add(std::move(sightings));
        return took;
    }

    /// The place of the last code and the whole picture show the same code.
    void add(std::vector<Sighting> sightings)
    {
        for (Sighting& sighting : sightings) {
            const bool known =
                std::any_of(m_found.sightings.begin(), m_found.sightings.end(), [&](const Sighting& one) {
                    return one.text == sighting.text && one.format == sighting.format;
                });
            if (!known) {
                m_found.sightings.push_back(std::move(sighting));
            }
        }
    }

    [[nodiscard]] std::vector<Sighting> lookAll(const cv::Mat& grey, Kind kind = Kind::qr,
                                                Threshold threshold = Threshold::local, double factor = 1) const
    {
        return look(grey, kind, threshold, scaling(m_toOriginal / factor));
    }

    /// The pixels of thin bars mix neighbours: a leaning product code was read as another with a valid check digit.
    /// What such bars say counts as the enlarged place says it.
    [[nodiscard]] std::vector<Sighting> barsIn(const cv::Mat& grey) const
    {
        auto sightings = lookAll(grey, Kind::linear);
        if (sightings.empty() || sightings.front().format == "Code128") { // which holds a sum over the whole text
            return sightings;
        }
        constexpr double kModules = 95; // of EAN-13 and UPC-A
        constexpr double kSureModule = 2;
        constexpr double kEnlarged = 3;
        const auto& corners = sightings.front().corners;
        const double length = cv::norm(corners[1] - corners[0]) / m_toOriginal;
        if (length >= kModules * kSureModule) {
            return sightings;
        }
        cv::Rect place = cv::boundingRect(corners);
        place = {cvRound(place.x / m_toOriginal), cvRound(place.y / m_toOriginal), cvRound(place.width / m_toOriginal),
                 cvRound(place.height / m_toOriginal)};
        const int margin = cvRound(length / 3);
        place = cv::Rect(place.x - margin, place.y - margin, place.width + 2 * margin, place.height + 2 * margin) &
                cv::Rect({0, 0}, grey.size());
        const cv::Matx33d shift{1, 0, double(place.x), 0, 1, double(place.y), 0, 0, 1};
        return look(scaled(grey(place), kEnlarged), Kind::linear, Threshold::local,
                    scaling(m_toOriginal) * shift * scaling(1 / kEnlarged));
    }

    [[nodiscard]] std::vector<Sighting> attempt(Way way)
    {
        switch (way) {
        case Way::tracked: return atTracked();
        case Way::whole: return lookAll(m_working);
        case Way::fixed: return lookAll(m_working, Kind::qr, Threshold::fixed);
        case Way::amplified: return lookAll(sharpened(m_working, 4, 4));
        case Way::quieted: return lookAll(raised(m_working, 1.4, 12, 3));
        case Way::narrow: return atFinders(Sight::narrow);
        case Way::wide: return atFinders(Sight::wide);
        case Way::linear: return barsIn(m_working);
        case Way::dataMatrix: return lookAll(m_working, Kind::dataMatrix);
        case Way::third: return lookAll(scaled(m_working, 1.0 / 3), Kind::qr, Threshold::local, 1.0 / 3);
        case Way::local: return lookAll(locallyThresholded(m_working, 51, 5));
        case Way::inverted: return atFinders(Sight::inverted);
        case Way::histogram: return lookAll(m_working, Kind::qr, Threshold::histogram);
        case Way::halved: return lookAll(sharpened(scaled(m_working, 0.5), 2, 3), Kind::qr, Threshold::local, 0.5);
        case Way::sharpLinear: return barsIn(sharpened(m_working, 2, 2));
        case Way::doubled:
            return isSmall(m_working) ? lookAll(scaled(m_working, 2), Kind::qr, Threshold::local, 2)
                                      : std::vector<Sighting>{};
        case Way::original:
            return m_original.size() == m_working.size() ? std::vector<Sighting>{}
                                                         : look(m_original, Kind::qr, Threshold::local, scaling(1));
        }
        return {};
    }

    [[nodiscard]] std::vector<Sighting> atPatch(const Patch& patch)
    {
        double last = 0;
        return lookAt(patch, [&] {
            const double now = cpuMs();
            if (last > 0) {
                m_costs.noteLook(now - last);
            }
            last = now;
            return left() > m_costs.expectedLook();
        });
    }

    /// A lone corner pattern is mostly none, and the library looks there as fast as it looks anywhere.
    [[nodiscard]] std::vector<Sighting> atFinders(Sight sight)
    {
        std::vector<Sighting> all;
        for (Patch& patch : patchesIn(m_working, kMostPatches, sight)) {
            patch.toOriginal = scaling(m_toOriginal) * patch.toOriginal;
            auto sightings = atPatch(patch);
            all.insert(all.end(), std::make_move_iterator(sightings.begin()), std::make_move_iterator(sightings.end()));
        }
        return all;
    }

    /// Where the last code was: as it is, and laid flat by its corner patterns.
    [[nodiscard]] std::vector<Sighting> atTracked()
    {
        const Patch place = patchOf(m_original, *m_order.tracked);
        if (place.grey.empty()) {
            return {};
        }
        auto sightings = atPatch(place);
        for (const Sight sight : {Sight::narrow, Sight::wide}) {
            if (!sightings.empty()) {
                break;
            }
            for (Patch& patch : patchesIn(place.grey, 1, sight)) {
                patch.toOriginal = place.toOriginal * patch.toOriginal;
                sightings = atPatch(patch);
            }
        }
        return sightings;
    }

    const cv::Mat& m_original;
    const SearchOrder& m_order;
    Costs& m_costs;
    double m_start;
    double m_heaviness = 1;
    cv::Mat m_working;
    double m_toOriginal = 1;
    Found m_found;
};

} // namespace

Costs::Costs() { m_msPerMegapixel.fill(4); }

double Costs::expected(Way way, double megapixels) const
{
    constexpr double kReserve = 1.5;
    return kReserve * m_msPerMegapixel[static_cast<std::size_t>(way)] * megapixels;
}

void Costs::note(Way way, double megapixels, double ms)
{
    double& known = m_msPerMegapixel[static_cast<std::size_t>(way)];
    const double seen = ms / std::max(megapixels, 0.05);
    known += (seen > known ? 0.3 : 0.1) * (seen - known);
}

void Costs::leave(Way way) { m_msPerMegapixel[static_cast<std::size_t>(way)] *= 0.97; }

double Costs::expectedLook() const
{
    constexpr double kReserve = 3; // looks differ much from each other
    return kReserve * m_lookMs;
}

void Costs::noteLook(double ms) { m_lookMs += (ms > m_lookMs ? 0.2 : 0.02) * (ms - m_lookMs); }

Found climb(const cv::Mat& grey, const SearchOrder& order, Costs& costs)
{
    if (order.search == protocol::Search::plain) {
        return {plainLook(grey), Way::whole, 0};
    }
    Climb climb(grey, order, costs);
    return order.search == protocol::Search::frame ? climb.frame() : climb.still();
}

} // namespace regrade::qr
