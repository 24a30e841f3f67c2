#include "workstation/offerexport.h"

#include "insight/worklist.h"
#include "store/eventlog.h"
#include "tables/csvtext.h"
#include "vision/photocopy.h"
#include "workstation/smallfile.h"

#include <algorithm>
#include <set>
#include <system_error>

namespace regrade::workstation {

namespace {

constexpr int kSomeUnits = 500;

Result<std::vector<std::string>> tagsOnOffer(const store::Database& reader)
{
    std::vector<std::string> tags;
    insight::WorklistFilter filter;
    filter.standing = "listed";
    for (;;) {
        const auto some = insight::worklist(reader, filter, static_cast<int>(tags.size()), kSomeUnits);
        if (!some) {
            return some.error();
        }
        for (const insight::WorklistRow& row : *some) {
            tags.push_back(row.item);
        }
        if (some->size() < static_cast<std::size_t>(kSomeUnits)) {
            return tags;
        }
    }
}

/// Gathers what goes into an export, and writes it.
class OfferExporter {
public:
    OfferExporter(const Workstation& station, const OfferExportOrder& order, const rules::Offering& offering)
        : m_station(station), m_order(order), m_offering(offering)
    {
    }

    Result<OfferExportReport> run()
    {
        const auto tags = wanted();
        if (!tags) {
            return tags.error();
        }
        for (const std::string& tag : *tags) {
            if (const auto taken = take(domain::ItemId(tag)); !taken) {
                return taken.error();
            }
        }
        if (m_offers.empty() && !m_report.leftOut.empty()) {
            return m_report.leftOut.front().second;
        }
        const listing::ExportOrder order{m_report.format, m_order.baseUrl, m_order.tongue};
        // Once without photos: what is refused leaves nothing in the folder.
        if (const auto tried = listing::exportOffers(m_offers, m_offering, order); !tried) {
            return tried.error();
        }
        for (std::size_t i = 0; i < m_offers.size(); ++i) {
            if (const auto copied = copyPhotos(m_pictures[i], m_offers[i]); !copied) {
                return copied.error();
            }
        }
        auto exported = listing::exportOffers(m_offers, m_offering, order);
        if (!exported) {
            return exported.error();
        }
        m_report.notes.insert(m_report.notes.begin(), exported->notes.begin(), exported->notes.end());
        m_report.units = static_cast<int>(m_offers.size());
        const auto written = write(exported->files);
        return written ? Result<OfferExportReport>(std::move(m_report)) : written.error();
    }

    Result<void> chooseFormat()
    {
        if (m_order.channel && m_offering.findCopy(*m_order.channel) == nullptr) {
            return refused("The policy has no channel \"{}\".", {m_order.channel->text()});
        }
        if (m_order.format.empty() && !m_order.channel) {
            return refused("Say for which channel or in which format units are to be exported.");
        }
        m_report.format = m_order.format.empty() ? m_offering.findCopy(*m_order.channel)->format : m_order.format;
        if (m_offering.findFormat(m_report.format) == nullptr) {
            return refused("There is no format \"{}\" for offers.", {m_report.format});
        }
        return {};
    }

private:
    Result<std::vector<std::string>> wanted() const
    {
        std::set<std::string> tags;
        for (const domain::ItemId& unit : m_order.units) {
            tags.insert(unit.text());
        }
        if (tags.empty()) {
            const auto all = tagsOnOffer(m_station.reader());
            if (!all) {
                return all.error();
            }
            tags.insert(all->begin(), all->end());
        }
        return std::vector<std::string>(tags.begin(), tags.end());
    }

    Result<void> take(const domain::ItemId& id)
    {
        const auto item = store::EventLog(m_station.reader()).item(id);
        if (!item) {
            return item.error();
        }
        if (m_order.channel && (!item->offer || item->offer->channel != *m_order.channel)) {
            if (!m_order.units.empty()) {
                m_report.leftOut.emplace_back(
                    id.text(), refused("This unit is not on offer on the channel \"{}\".", {m_order.channel->text()}));
            }
            return {};
        }
        if (item->bundle) {
            m_report.leftOut.emplace_back(
                id.text(),
                refused("This unit is sold in the box {}, which is offered as a whole.", {item->bundle->bundle}));
            return {};
        }
        auto offer = listing::makeOffer(*item, *m_station.policy(), m_offering, m_order.tongue, m_report.format,
                                        isoDay(m_station.clock().now()));
        if (!offer) {
            m_report.leftOut.emplace_back(id.text(), offer.error());
            return {};
        }
        m_pictures.push_back(item->inspection ? item->inspection->photos : std::vector<domain::PhotoRef>());
        if (!offer->copy.leftOut.empty()) {
            m_report.shortened.emplace_back(id.text(), offer->copy.leftOut);
        }
        m_offers.push_back(std::move(*offer));
        return {};
    }

    /// A picture that this station does not have, or that cannot be read, is noted and left out.
    Result<void> copyPhotos(const std::vector<domain::PhotoRef>& photos, listing::Offer& offer)
    {
        for (const domain::PhotoRef& photo : photos) {
            const auto bytes = m_station.photos().read(photo.hash);
            const auto copy = bytes ? vision::cleanCopy(*bytes) : Result<vision::PhotoCopy>(bytes.error());
            if (!copy) {
                m_report.notes.push_back({offer.tag, "photo " + photo.view, copy.error().what()});
                continue;
            }
            const std::string name =
                "photos/" + offer.tag + "-" + std::to_string(offer.photos.size() + 1) + "." + copy->extension;
            if (const auto folder = makeFolder(m_order.folder / "photos"); !folder) {
                return folder;
            }
            const auto written =
                writeSmallFile(m_order.folder / name,
                               std::string(reinterpret_cast<const char*>(copy->bytes.data()), copy->bytes.size()));
            if (!written) {
                return written;
            }
            offer.photos.push_back(name);
            m_photos.push_back(name);
        }
        return {};
    }

    static Result<void> makeFolder(const std::filesystem::path& folder)
    {
        std::error_code problem;
        std::filesystem::create_directories(folder, problem);
        return problem ? storageError("The folder {} cannot be made. Nothing was changed.", {folder.string()},
                                      problem.message())
                       : Result<void>();
    }

    Result<void> write(std::vector<listing::ExportFile>& files)
    {
        std::string log = tables::kByteOrderMark + tables::csvRow({"unit", "field", "why"});
        for (const listing::FieldNote& note : m_report.notes) {
            log += tables::csvRow({note.unit, note.field, note.why});
        }
        for (const auto& [unit, facts] : m_report.shortened) {
            for (const std::string& fact : facts) {
                log += tables::csvRow({unit, "body", "There was no room for: " + fact});
            }
        }
        for (const auto& [unit, why] : m_report.leftOut) {
            log += tables::csvRow({unit, "", "Not in the export: " + why.what()});
        }
        files.push_back({"export-log.csv", std::move(log)});
        if (const auto folder = makeFolder(m_order.folder); !folder) {
            return folder;
        }
        for (const listing::ExportFile& file : files) {
            if (const auto written = writeSmallFile(m_order.folder / file.name, file.bytes); !written) {
                return written;
            }
            m_report.files.push_back(file.name);
        }
        m_report.photos = static_cast<int>(m_photos.size());
        m_report.files.insert(m_report.files.end(), m_photos.begin(), m_photos.end());
        return {};
    }

    const Workstation& m_station;
    const OfferExportOrder& m_order;
    const rules::Offering& m_offering;
    OfferExportReport m_report;
    std::vector<listing::Offer> m_offers;
    std::vector<std::vector<domain::PhotoRef>> m_pictures; ///< of each offer
    std::vector<std::string> m_photos;                     ///< names in the folder
};

} // namespace

Result<rules::Offering> offeringOf(const Workstation& station)
{
    return rules::readOffering(station.places().policy, *station.policy());
}

Result<OfferExportReport> exportOffers(const Workstation& station, const OfferExportOrder& order)
{
    const auto offering = offeringOf(station);
    if (!offering) {
        return offering.error();
    }
    OfferExporter exporter(station, order, *offering);
    const auto chosen = exporter.chooseFormat();
    return chosen ? exporter.run() : chosen.error();
}

} // namespace regrade::workstation
