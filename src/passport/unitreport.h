#pragma once

#include "domain/item.h"
#include "passport/tongues.h"
#include "rules/policy.h"
#include "store/eventlog.h"
#include "store/photoarchive.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::passport {

// What a buyer may see of one unit (S3.4, S4.3, S4.4): no staff, no buyer, no order, no seller, no typed note, no cost.

/// A mark on a photo, as shares of its width and height, 0..1.
struct ReportMark {
    double x = 0.0;
    double y = 0.0;
    double width = 0.0;
    double height = 0.0;
};

struct ReportPhoto {
    std::string caption;
    std::vector<std::byte> jpeg; ///< written anew: a picture and nothing else
    std::vector<ReportMark> marks;
};

/// One step of the unit's way, with the time since the one before; none is left out.
struct ReportStep {
    std::string day; ///< "2026-03-01"
    std::string title;
    std::string detail;   ///< may be empty
    std::string duration; ///< of the step itself or of the wait before it; empty for the first
};

struct ReportTest {
    std::string name;
    std::string result; ///< "passed", with the value where one was measured
    bool passed = true;
};

struct ReportPart {
    std::string name;
    std::string origin; ///< "new, from the maker"; empty = not known
    int quantity = 1;
    bool key = false;
};

/// Everything that a report says, in one language.
struct UnitReport {
    Tongue tongue = Tongue::en;
    std::string product;
    std::string tag;  ///< as people read it, in groups
    std::string link; ///< in the QR code: the house's address of the unit, or its tag
    std::string grade;
    std::string gradeMeaning;
    std::string gradeShape; ///< circle, square, triangle, diamond
    std::vector<std::pair<std::string, std::string>> facts;
    std::vector<std::string> marks; ///< what is seen on it now, one line each
    std::vector<ReportPhoto> photos;
    std::vector<ReportPhoto> before; ///< of the latest repair
    std::vector<ReportPhoto> after;
    std::vector<std::string> changes; ///< what the repair did to each mark
    std::vector<ReportTest> tests;
    std::vector<ReportPart> parts;
    std::vector<ReportStep> steps;
    std::vector<std::string> impact;   ///< sentences with their sources; empty = nothing was estimated
    std::string written;               ///< "2026-03-01 20:15 UTC"
    std::vector<std::string> notShown; ///< photos that this station does not have
};

/// What a report is made from.
struct ReportSource {
    domain::Item item;
    std::vector<store::RecordedEvent> history;
    std::shared_ptr<const rules::Policy> policy;
    Time at;
    std::vector<std::string> impact{}; ///< estimates that go into it, in its language
};

/// Reads photos, so not for the UI thread. Refused while the unit has no grade, and for words that the rules of its
/// market forbid.
[[nodiscard]] Result<UnitReport> unitReportOf(const ReportSource& source, const store::PhotoArchive& archive,
                                              Tongue tongue);

/// Every text of a report.
[[nodiscard]] std::vector<std::string> textsOf(const UnitReport& report);

/// One page that opens without a network; nothing in it runs, nothing is fetched.
[[nodiscard]] Result<std::string> reportHtml(const UnitReport& report);
/// A4, as many pages as it takes; its text can be copied out, its fonts are embedded. Same report = same bytes.
[[nodiscard]] Result<std::vector<std::byte>> reportPdf(const UnitReport& report);
/// A picture of 1080 by 1350 pixels for social media: photo, product, grade, and the steps of its way. PNG.
[[nodiscard]] Result<std::vector<std::byte>> storyCard(const UnitReport& report);

} // namespace regrade::passport
