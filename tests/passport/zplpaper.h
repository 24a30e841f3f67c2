#pragma once

#include <opencv2/core.hpp>

#include <string>
#include <vector>

namespace regrade::passport {

/// A label as a printer would put it on paper that understands nothing but what the house writes: everything else in
/// the stream is a fault.
struct ZplPaper {
    cv::Mat paper;                  ///< black on white; text in the printer's own font is left out
    std::vector<std::string> texts; ///< of the printer's own font
    std::string fault;              ///< what is not as it must be; empty = nothing
};
ZplPaper printedZpl(const std::string& stream);

} // namespace regrade::passport
