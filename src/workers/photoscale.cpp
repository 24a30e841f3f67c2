#include "workers/photoscale.h"

#include "qr/tag.h"
#include "qr/writer.h"

namespace regrade::workers {

std::optional<vision::PrintedCode> printedCode(const std::vector<qr::Code>& codes)
{
    for (const qr::Code& code : codes) {
        const auto modules =
            code.format == "QRCode" && qr::parseTag(code.text) ? qr::writeQr(code.text) : Result<qr::Modules>(Error{});
        if (!modules) {
            continue;
        }
        vision::PrintedCode printed;
        for (std::size_t i = 0; i < printed.corners.size(); ++i) {
            printed.corners.at(i) = code.corners.at(i);
        }
        printed.sideMm = modules->size * qr::kPrintedModuleMm;
        return printed;
    }
    return std::nullopt;
}

} // namespace regrade::workers
