#pragma once

#include "base/clock.h"
#include "domain/ids.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::domain {

/// A text that people read, in the languages of the house. German came later: without it people read the English one.
struct Text {
    std::string en;
    std::string zh;
    std::optional<std::string> de{};

    [[nodiscard]] bool operator==(const Text&) const = default;
};

/// A photo in the archive. `view` names the side that the product's capture plan asked for ("front").
struct PhotoRef {
    PhotoHash hash;
    std::string view;
    int width = 0;
    int height = 0;

    [[nodiscard]] bool operator==(const PhotoRef&) const = default;
};

/// Pixels in the photo that `Defect::photo` names; origin top left.
struct Box {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;

    [[nodiscard]] bool operator==(const Box&) const = default;
};

/// One damaged region that a detector reports. It says what is there, not what it is worth.
struct Defect {
    DefectKind kind{"unknown"};
    Zone zone{"body"};
    std::optional<double> extentMm; ///< longest side; unset while the scale is unknown
    double areaShare = 0.0;         ///< region's area divided by the product's area in the photo, 0..1
    double confidence = 0.0;        ///< 0..1
    double score = 0.0;             ///< raw evidence relative to the taught limit; 1 = exactly at the limit
    Box box;
    PhotoHash photo;

    [[nodiscard]] bool operator==(const Defect&) const = default;
};

/// A part of the product as drawn on the picture it was taught from: shares of that picture's width and height, 0..1.
struct ZoneArea {
    Zone zone{"body"};
    double x = 0.0;
    double y = 0.0;
    double width = 0.0;
    double height = 0.0;

    [[nodiscard]] bool operator==(const ZoneArea&) const = default;
};

/// What the camera's evidence on one view rests on, kept where an inspection has several views.
struct ViewEvidence {
    std::string view;
    std::string model;
    double score = 0.0; ///< relative to the limit of the view's own lesson
    double confidence = 0.0;
    std::optional<int> taughtPhotos;
    std::optional<double> falseRejectBound;
    std::optional<double> limitFactor;

    [[nodiscard]] bool operator==(const ViewEvidence&) const = default;
};

/// What the cosmetic axis can say, from best to worst.
enum class Cosmetic { none, light, flaw, heavy };
enum class Packaging { intact, damaged };
enum class Function { works, fault };

[[nodiscard]] std::string_view nameOf(Cosmetic value);
[[nodiscard]] std::string_view nameOf(Packaging value);
[[nodiscard]] std::string_view nameOf(Function value);
[[nodiscard]] Result<Cosmetic> cosmeticFrom(std::string_view name);
[[nodiscard]] Result<Packaging> packagingFrom(std::string_view name);
[[nodiscard]] Result<Function> functionFrom(std::string_view name);

/// A sentence that explains a decision, with the policy row it came from ("grading.json#3").
struct Reason {
    std::string row;
    Text why;

    [[nodiscard]] bool operator==(const Reason&) const = default;
};

/// The text of a model under a calibration ("... cal 2"), and back to the model as it was taught.
[[nodiscard]] std::string calibratedModel(const std::string& model, int version);
[[nodiscard]] std::string taughtModel(const std::string& model);

/// The camera's evidence on one unit at one time. `model` names detector, version and taught photos.
struct Inspection {
    std::vector<PhotoRef> photos;
    std::vector<Defect> defects;
    std::string model;
    double score = 0.0;               ///< highest evidence relative to the taught limit; 1 = exactly at the limit
    double confidence = 0.0;          ///< of the proposal, 0..1
    std::optional<Cosmetic> proposed; ///< unset: a person must decide
    std::vector<Reason> reasons;
    std::optional<Packaging> proposedPackaging; ///< a suggestion only: a person confirms it; unset: nothing was seen
    std::optional<int> taughtPhotos;            ///< how many photos of good units the limit rests on
    std::optional<double> falseRejectBound;     ///< share of good units that may be called damaged, 0..1
    std::optional<double> limitFactor; ///< of the calibration in use, by which the scores were divided; unset: 1
    std::optional<std::vector<ViewEvidence>> views; ///< each view's own evidence; unset where there is one view
    std::optional<Cosmetic> withheld{}; ///< would have been proposed, but proposals of this category are switched off

    [[nodiscard]] bool operator==(const Inspection&) const = default;
};

/// A mark that bears on the product's look: at or above the limit, and not of the packaging.
[[nodiscard]] bool isOnProduct(const Defect& defect);
/// The highest evidence in units of the limits as they were taught, whatever calibrations were in use.
[[nodiscard]] double taughtScore(const Inspection& inspection);

/// The three recorded axes. A missing axis means that the unit is ungraded.
struct Axes {
    std::optional<Packaging> packaging;
    std::optional<Cosmetic> cosmetic;
    std::optional<Function> function;
    bool used = false; ///< the technician saw traces of use, or the unit was sold before

    [[nodiscard]] bool operator==(const Axes&) const = default;
};

/// The grade that the policy's table gives to the axes, and why.
struct Verdict {
    GradeId grade;
    std::vector<Reason> reasons;
    std::string policy; ///< version of the policy that decided

    [[nodiscard]] bool operator==(const Verdict&) const = default;
};

} // namespace regrade::domain
