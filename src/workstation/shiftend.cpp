#include "workstation/shiftend.h"

#include "store/database.h"
#include "store/shiftcount.h"
#include "workstation/smallfile.h"

#include <algorithm>

namespace regrade::workstation {

namespace {

/// Where the shift began; nothing = with the station's first event. A mark that knows more than the store does is from
/// before a restoration.
std::optional<store::SignedHead> beginOf(const StorePlaces& places, const store::StationKey& key,
                                         const store::SignedHead& end)
{
    for (const auto& file : {places.shifts, places.heads}) {
        auto mark = store::HeadBook(file).lastBefore(end.at, end.head.station, key.publicKey());
        if (mark && mark->head.seq <= end.head.seq) {
            return mark;
        }
    }
    return std::nullopt;
}

/// 2026-03-01T081530Z
std::string fileTime(Time at)
{
    std::string text = toIso(at).substr(0, 19) + "Z";
    std::erase(text, ':');
    return text;
}

} // namespace

Result<passport::ShiftReport> shiftReport(const StorePlaces& places, const store::StationKey& key,
                                          const workers::ShiftEnd& end, const ShiftEnder& ender)
{
    passport::ShiftReport report{.station = ender.station,
                                 .person = ender.person,
                                 .ended = end.backup.at,
                                 .copy = end.backup.file.filename().string(),
                                 .heads = end.heads};
    const auto own = std::find_if(report.heads.begin(), report.heads.end(), [&](const store::SignedHead& one) {
        return one.head.station == ender.station.text();
    });
    if (own == report.heads.end()) {
        return report; // nothing was ever written here
    }
    std::rotate(report.heads.begin(), own, std::next(own));
    const store::SignedHead& last = report.heads.front();
    const auto begin = beginOf(places, key, last);
    if (begin) {
        report.since = begin->at;
    }
    const auto database = store::Database::openForReading(places.store);
    if (!database) {
        return database.error();
    }
    const auto count = store::countShift(*database, ender.station, begin ? begin->head.seq : 0, last.head.seq);
    if (!count) {
        return count.error();
    }
    report.count = *count;
    return report;
}

Result<void> closeShift(const StorePlaces& places, const passport::ShiftReport& report)
{
    const bool own = !report.heads.empty() && report.heads.front().head.station == report.station.text();
    return own ? store::HeadBook(places.shifts).add(report.heads.front()) : Result<void>();
}

Result<passport::ShiftPaper> writeShiftReport(const std::filesystem::path& papers, const passport::ShiftReport& report,
                                              passport::PaperLanguage language)
{
    const auto pdf = passport::shiftReportPdf(report, language);
    if (!pdf) {
        return pdf.error();
    }
    const auto file = papers / ("shift-" + fileTime(report.ended) + ".pdf");
    std::error_code fault;
    std::filesystem::create_directories(papers, fault);
    const std::string bytes(reinterpret_cast<const char*>(pdf->data()), pdf->size());
    const auto written = writeSmallFile(file, bytes);
    return written ? Result<passport::ShiftPaper>(passport::ShiftPaper{report, file}) : written.error();
}

} // namespace regrade::workstation
