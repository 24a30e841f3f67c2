#include "passport/evidence.h"

#include "base/markup.h"
#include "domain/comparison.h"
#include "passport/history.h"
#include "passport/names.h"

namespace regrade::passport {

namespace {

/// The words in both languages; the page shows one of them.
std::string both(const domain::Text& text)
{
    return "<span class=\"en\" lang=\"en\">" + escapedMarkup(text.en) + "</span><span class=\"zh\" lang=\"zh-CN\">" +
           escapedMarkup(text.zh) + "</span>";
}

std::string within(const char* tag, const std::string& content)
{
    return "<" + std::string(tag) + ">" + content + "</" + std::string(tag) + ">\n";
}

constexpr const char* kStyle = R"(
body{font:16px/1.5 Inter,"WenQuanYi Micro Hei",system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#1b1f24}
h1{font-size:1.6rem;margin:.5rem 0}h2{font-size:1.2rem;margin:2rem 0 .5rem}
img,video{max-width:100%;border:1px solid #c9ced6;border-radius:6px}
figure{margin:0 0 1rem}figcaption{font-size:.85rem;color:#4a5260;overflow-wrap:anywhere}
.row{display:flex;gap:1rem;flex-wrap:wrap}.row figure{flex:1 1 18rem}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .5rem;border-bottom:1px solid #dfe3e8;vertical-align:top}
#en:checked~main .zh,#zh:checked~main .en{display:none}
@media print{input,label{display:none}}
)";

using Pictures = std::function<PackedPicture(const domain::PhotoHash&)>;

std::string figureOf(const PackedPicture& picture, const std::string& caption)
{
    return picture.small.empty() ? std::string()
                                 : "<figure><a href=\"" + picture.name + "\"><img src=\"" + picture.small +
                                       "\" alt=\"\"></a><figcaption>" + caption + "</figcaption></figure>\n";
}

std::string pairsOf(const EvidenceSource& source, const Pictures& pictures)
{
    domain::Events events;
    for (const auto& event : source.history) {
        events.push_back(event.event);
    }
    const auto pair = domain::beforeAndAfterRepair(events);
    if (!pair) {
        return {};
    }
    std::string html = within("h2", both({"Before and after the repair", "维修前后对比"}));
    std::string row;
    for (const auto& photo : pair->before.photos) {
        row += figureOf(pictures(photo.hash), both({"Before", "维修前"}));
    }
    for (const auto& photo : pair->after.photos) {
        row += figureOf(pictures(photo.hash), both({"After", "维修后"}));
    }
    html += "<div class=\"row\">" + row + "</div>";
    std::string marks;
    for (const auto& change : domain::compareMarks(pair->before, pair->after)) {
        marks += within("li", both(domain::sentenceOf(change, nameIn(source.policy->defectKinds, change.kind.text()))));
    }
    return html + within("ul", marks);
}

std::string filmsOf(const EvidenceSource& source, const Pictures& pictures)
{
    std::string films;
    for (const auto& event : source.history) {
        const auto* film = std::get_if<domain::ProcessFilmed>(&event.event);
        if (film == nullptr) {
            continue;
        }
        const std::string name = pictures(film->film).name;
        const std::string caption = both(nameOf(*source.policy, film->stage)) + " · " + escapedMarkup(film->from) +
                                    " · SHA-256 " + escapedMarkup(film->film.text());
        films += name.empty() ? within("p", caption + " · " + both({"not at this station", "不在本工位"}))
                              : "<figure><video controls preload=\"metadata\" src=\"" + name +
                                    "\"></video><figcaption>" + caption + "</figcaption></figure>\n";
    }
    return films.empty() ? films : within("h2", both({"Films of the work", "工作录像"})) + films;
}

std::string historyOf(const EvidenceSource& source, const Pictures& pictures)
{
    std::string rows;
    for (const TimelineEntry& entry : timeline(source.history, *source.policy)) {
        std::string shown;
        for (const auto& photo : entry.photos) {
            shown += figureOf(pictures(photo.hash), escapedMarkup(photo.view));
        }
        std::string cell = "<strong>" + both(entry.title) + "</strong>";
        cell += entry.detail.en.empty() ? "" : "<br>" + both(entry.detail);
        cell += shown.empty() ? "" : "<div class=\"row\">" + shown + "</div>";
        rows += "<tr><td>" + minuteOf(entry.at) + "</td><td>" + cell + "</td></tr>\n";
    }
    return within("h2", both({"What was done", "处理过程"})) + within("table", rows);
}

std::string headOf(const EvidenceSource& source)
{
    const domain::Item& item = source.item;
    std::string html = within("h1", escapedMarkup(item.intake ? item.intake->product : item.id.text()));
    std::string rows;
    const auto row = [&rows](const domain::Text& name, const std::string& value) {
        rows += "<tr><th>" + both(name) + "</th><td>" + value + "</td></tr>\n";
    };
    row({"Unit", "商品"}, escapedMarkup(item.id.text()));
    if (item.grade) {
        row({"Grade", "等级"}, escapedMarkup(item.grade->text()) + " · " + both(nameOf(*source.policy, *item.grade)));
    }
    row({"Station", "工位"}, escapedMarkup(source.station.text()));
    row({"Written", "生成时间"}, minuteOf(source.at));
    return html + within("table", rows) +
           within("p", both({"Every file of this pack stands with its hash in manifest.json, which the station has "
                             "signed. To check it: regradectl evidence verify.",
                             "本证据包的每个文件及其哈希值均列于 manifest.json，并由工位签名。核验命令：regradectl "
                             "evidence verify。"}));
}

} // namespace

std::string evidenceReport(const EvidenceSource& source, const Pictures& pictures)
{
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">"
           "<meta name=\"viewport\" content=\"width=device-width\"><title>" +
           escapedMarkup(source.item.id.text()) + "</title><style>" + kStyle +
           "</style></head>\n<body>\n"
           "<input type=\"radio\" name=\"l\" id=\"en\" checked><label for=\"en\">English</label>\n"
           "<input type=\"radio\" name=\"l\" id=\"zh\"><label for=\"zh\">中文</label>\n<main>\n" +
           headOf(source) + pairsOf(source, pictures) + filmsOf(source, pictures) + historyOf(source, pictures) +
           "</main>\n</body>\n</html>\n";
}

} // namespace regrade::passport
