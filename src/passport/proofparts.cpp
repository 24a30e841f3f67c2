#include "passport/proofparts.h"

#include "domain/eventjson.h"
#include "store/photoarchive.h"

#include <sodium.h>

#include <span>

namespace regrade::passport {

std::string partOf(const store::RecordedEvent& event)
{
    return event.stamp.station.text() + "/" + std::to_string(event.seq);
}

std::string bodyOf(const store::RecordedEvent& event)
{
    auto told = event.event;
    if (auto* graded = std::get_if<domain::ItemGraded>(&told)) {
        graded->cosmeticReason.reset();
    }
    return domain::toJson(told);
}

nlohmann::json openedOf(const store::EventRow& row)
{
    return {{"station", row.station},
            {"seq", row.seq},
            {"item", row.item},
            {"version", row.version},
            {"kind", row.kind},
            {"body", row.body},
            {"at", row.at},
            {"monotonicNs", row.monotonicNs},
            {"actor", row.actor},
            {"policyVersion", row.policyVersion},
            {"modelVersion", row.modelVersion},
            {"replayed", row.replayed},
            {"prevHash", row.prevHash}};
}

store::EventRow rowFrom(const nlohmann::json& opened)
{
    store::EventRow row;
    opened.at("station").get_to(row.station);
    opened.at("seq").get_to(row.seq);
    opened.at("item").get_to(row.item);
    opened.at("version").get_to(row.version);
    opened.at("kind").get_to(row.kind);
    opened.at("body").get_to(row.body);
    opened.at("at").get_to(row.at);
    opened.at("monotonicNs").get_to(row.monotonicNs);
    opened.at("actor").get_to(row.actor);
    opened.at("policyVersion").get_to(row.policyVersion);
    opened.at("modelVersion").get_to(row.modelVersion);
    opened.at("replayed").get_to(row.replayed);
    opened.at("prevHash").get_to(row.prevHash);
    return row;
}

std::string sumOfText(std::string_view text)
{
    return store::sha256Hex(std::as_bytes(std::span(text.data(), text.size())));
}

nlohmann::json proofDisclosure(bool opened)
{
    if (opened) {
        return {{"en",
                 "This proof was made for an auditor who asked for it: the bytes of events that bear on the grade "
                 "are shown, and they hold the staff code of who did it, never a name. Do not hand it on. Of "
                 "intake, sale and work, which hold order numbers, costs or notes, the hash alone is shown."},
                {"zh", "本证明应审核员要求制作：公开与定级有关事件的原始字节，其中含员工代码，不含姓名。请勿转交。"
                       "收货、销售和作业事件含订单号、成本或备注，只公开哈希。"}};
    }
    return {{"en",
             "Every event of the unit stands here with its place, kind, time and hash. What bears on the grade is "
             "told without who did it: a worker is a pseudonym that only the station's key can make. That such an "
             "event is the one of the hash rests on the station's signature. Intake, sale and work hold order "
             "numbers, costs or notes: of these the hash alone is shown."},
            {"zh", "本件的每个事件均列出其位置、种类、时间和哈希。与定级有关的内容公开，但不含操作人："
                   "人员以只有本工位密钥才能生成的化名表示，内容与哈希的对应由工位签名保证。"
                   "收货、销售和作业事件含订单号、成本或备注，只公开哈希。"}};
}

} // namespace regrade::passport
