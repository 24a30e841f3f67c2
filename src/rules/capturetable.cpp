#include "rules/policytables.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace regrade::rules {

namespace {

constexpr double kMostFrames = 16;

CaptureView readCaptureView(Row& row)
{
    CaptureView view{.id = row.word("id"), .name = row.text("name"), .light = row.text("light")};
    return view;
}

CaptureRow readCaptureRow(Row& row)
{
    CaptureRow plan{.row = row.place(), .category = row.maybeId<domain::CategoryId>("category")};
    const std::string table = plan.row + "/views";
    plan.views = readRows(row.list("views"), table, row.fault(), &readCaptureView);
    refuseTwins(plan.views, table, row.fault());
    const double frames = row.maybeNumber("frames", 1.0, kMostFrames).value_or(1.0);
    if (frames != std::floor(frames)) {
        row.fail(invalid("{}, row {}: the value of \"{}\" must be a whole number.", row.at({"frames"})));
    }
    plan.frames = static_cast<int>(frames);
    plan.why = row.text("why");
    plan.origin = row.origin();
    return plan;
}

bool matchesEveryProduct(const CaptureRow& row) { return !row.category; }

} // namespace

void readCapture(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    policy.capture = readRows(files.at("capture.json").at("capture"), "capture.json", fault, &readCaptureRow);
    if (!fault.error) {
        checkLastMatchesAll(policy.capture, "capture.json", &matchesEveryProduct, fault);
    }
}

void checkCapture(const Policy& policy, FirstFault& fault)
{
    for (std::size_t i = 0; i < policy.capture.size(); ++i) {
        const auto& category = policy.capture[i].category;
        const bool known = !category || std::any_of(policy.categories.begin(), policy.categories.end(),
                                                    [&](const NamedRow& row) { return row.id == category->text(); });
        if (!known) {
            fault.add(invalid("{}, row {}: the category \"{}\" is not in lists.json.",
                              {"capture.json", std::to_string(i + 1), category->text()}));
        }
    }
}

const CaptureRow& Policy::captureFor(const domain::CategoryId& wanted) const
{
    const auto found = std::find_if(capture.begin(), capture.end(),
                                    [&](const CaptureRow& row) { return !row.category || *row.category == wanted; });
    if (found == capture.end()) {
        throw std::logic_error("the last row of capture.json matches every product");
    }
    return *found;
}

} // namespace regrade::rules
