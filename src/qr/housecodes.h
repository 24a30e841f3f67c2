#pragma once

#include <string>
#include <vector>

namespace regrade::qr {

/// What the house says of codes that no standard describes.
struct HouseCodes {
    struct OrderForm {
        std::string id;   ///< "amazon"
        std::string form; ///< 9 stands for a figure, @ for a letter, all else for itself: "999-9999999-9999999"
    };
    std::vector<OrderForm> orders;
    std::vector<std::string> unitLinks; ///< what stands before the tag in the house's own addresses of units
};

} // namespace regrade::qr
