#include "passport/proof.h"

#include "base/markup.h"
#include "domain/eventjson.h"

#include <nlohmann/json.hpp>

namespace regrade::passport {

namespace {

using Json = nlohmann::json;

/// English with the Chinese below it.
std::string twice(const std::string& en, const std::string& zh)
{
    return "<span lang=\"en\">" + escapedMarkup(en) + "</span> <span class=\"zh\" lang=\"zh-CN\">" + escapedMarkup(zh) +
           "</span>";
}

std::string headline(const char* en, const char* zh) { return "<h2>" + twice(en, zh) + "</h2>\n"; }

std::string inCode(const std::string& text) { return "<code>" + escapedMarkup(text) + "</code>"; }

std::string tableLine(const std::string& name, const std::string& value)
{
    return "<tr><th>" + name + "</th><td>" + value + "</td></tr>\n";
}

constexpr const char* kProofStyle = R"(
body{font:16px/1.5 Inter,"WenQuanYi Micro Hei",system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#1b1f24}
h1{font-size:1.6rem;margin:.5rem 0}h2{font-size:1.2rem;margin:2rem 0 .5rem}.zh{color:#4a5260}.open{border:2px solid #8a5a00;padding:.5rem}
img{max-width:20rem;border:1px solid #c9ced6;border-radius:6px}figure{display:inline-block;margin:0 1rem 1rem 0}
code{overflow-wrap:anywhere;font-size:.85rem}details{margin:.5rem 0}pre{white-space:pre-wrap;font-size:.8rem}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .5rem;border-bottom:1px solid #dfe3e8;vertical-align:top}
)";

std::string reasonsOf(const std::vector<domain::Reason>& reasons)
{
    std::string html;
    for (const auto& reason : reasons) {
        html += "<li>" + twice(reason.why.en, reason.why.zh) + " " + inCode(reason.row) + "</li>\n";
    }
    return "<ul>" + html + "</ul>\n";
}

template <class T>
std::string wordOf(const std::optional<T>& value)
{
    return value ? escapedMarkup(std::string(domain::nameOf(*value))) : std::string("-");
}

std::string gradePart(const Json& part)
{
    const auto event = domain::eventFromJson("ItemGraded", part.at("body").get<std::string>());
    if (!event) {
        return {};
    }
    const auto& graded = std::get<domain::ItemGraded>(*event);
    std::string rows = tableLine(twice("Grade", "等级"),
                                 "<strong>" + escapedMarkup(part.at("final").get<std::string>()) + "</strong>");
    rows += tableLine(twice("Packaging", "包装"), wordOf(graded.axes.packaging));
    rows += tableLine(twice("Look", "外观"), wordOf(graded.axes.cosmetic));
    rows += tableLine(twice("Function", "功能"), wordOf(graded.axes.function));
    rows += tableLine(twice("Used, repaired", "用过、修过"),
                      std::string(graded.axes.used ? "used" : "unused") + ", " +
                          (part.at("unit").at("everRepaired").get<bool>() ? "repaired" : "not repaired"));
    rows += tableLine(twice("By the table", "按规则表"),
                      escapedMarkup(graded.verdict.grade.text()) + reasonsOf(graded.verdict.reasons));
    rows += tableLine(twice("Policy", "规则版本"), inCode(graded.verdict.policy));
    rows += tableLine(twice("Event", "事件"), inCode(part.at("event").get<std::string>()));
    return headline("The grade", "等级") + "<table>" + rows + "</table>\n";
}

std::string inspectionPart(const Json& part)
{
    const auto event = domain::eventFromJson("ItemInspected", part.at("body").get<std::string>());
    if (!event) {
        return {};
    }
    const auto& seen = std::get<domain::ItemInspected>(*event).inspection;
    std::string rows = tableLine(twice("Model", "模型"), inCode(seen.model));
    rows += tableLine(twice("Evidence, 1 = the taught limit", "证据（1 = 学习所得界限）"), std::to_string(seen.score));
    rows += tableLine(twice("Marks", "瑕疵"), std::to_string(seen.defects.size()));
    rows += tableLine(twice("Proposed look", "建议外观"), wordOf(seen.proposed) + reasonsOf(seen.reasons));
    return headline("What the camera saw", "相机所见") + "<table>" + rows + "</table>\n";
}

/// Everything of a kind, in the order of the proof.
template <class Take>
std::string eachPart(const ReadProof& proof, const std::string& kind, Take take)
{
    std::string html;
    for (const std::string& name : proof.names) {
        const auto part = proof.parts.find(name);
        const auto stroke = name.find('/');
        if (part != proof.parts.end() && name.substr(0, stroke) == kind) {
            html +=
                take(stroke == std::string::npos ? std::string() : name.substr(stroke + 1), Json::parse(part->second));
        }
    }
    return html;
}

std::string photoFigure(const std::string& hash, const Json& part)
{
    if (!part.contains("bytes")) {
        return "<p>" + escapedMarkup(part.at("view").get<std::string>()) + " · SHA-256 " + inCode(hash) + "</p>\n";
    }
    const std::string type = part.at("type") == "png" ? "png" : "jpeg";
    const std::string use =
        part.at("use") == "lesson" ? twice("taught as good", "良品示例") : twice("of the unit", "本件");
    // Base64 that holds is letters, figures and +/=: a changed one would not have come here.
    return "<figure><img alt=\"\" src=\"data:image/" + type + ";base64," +
           escapedMarkup(part.at("bytes").get<std::string>()) + "\"><figcaption>" +
           escapedMarkup(part.at("view").get<std::string>()) + " · " + use + "<br>" + inCode(hash) +
           "</figcaption></figure>\n";
}

std::string eventRow(const std::string& place, const Json& part)
{
    const std::string shown = part.contains("opened") ? twice("shown with its staff code", "公开，含员工代码")
                              : part.contains("told") ? twice("told without who did it", "公开，不含操作人")
                                                      : twice("hash only", "仅哈希");
    return "<tr><td>" + inCode(place) + "</td><td>" + escapedMarkup(part.at("at").get<std::string>()) + "</td><td>" +
           escapedMarkup(part.at("kind").get<std::string>()) + "</td><td>" + shown + "<br>" +
           inCode(part.at("hash").get<std::string>()) + "</td></tr>\n";
}

std::string bodyOfPage(const ReadProof& proof)
{
    std::string html = eachPart(proof, "about", [&](const std::string& /*rest*/, const Json& part) {
        return "<h1>" + twice("Proof of the grade of unit ", "定级证明：") +
               inCode(part.at("unit").get<std::string>()) + "</h1>\n<p>" + twice("Station", "工位") + " " +
               inCode(part.at("station").get<std::string>()) + " · " + escapedMarkup(part.at("at").get<std::string>()) +
               " · " + twice("key", "公钥") + " " + inCode(proof.key) + "</p>\n" +
               (part.value("open", false)
                    ? "<p class=\"open\"><strong>" + twice("For auditors only", "仅供审核") + "</strong></p>\n"
                    : std::string()) +
               "<p>" +
               twice(part.at("disclosed").at("en").get<std::string>(),
                     part.at("disclosed").at("zh").get<std::string>()) +
               "</p>\n";
    });
    html += eachPart(proof, "grade", [](const auto&, const Json& part) { return gradePart(part); });
    html += eachPart(proof, "inspection", [](const auto&, const Json& part) { return inspectionPart(part); });
    html += headline("Photos", "照片") + eachPart(proof, "photo", &photoFigure);
    html += headline("The rows that decided", "判定规则");
    html += eachPart(proof, "policy", [](const std::string& name, const Json& part) {
        return "<details><summary>" + inCode(name) + " SHA-256 " + inCode(part.at("sha256").get<std::string>()) +
               "</summary><pre>" + escapedMarkup(part.at("text").get<std::string>()) + "</pre></details>\n";
    });
    html += headline("What the camera was taught", "相机学习内容");
    html += eachPart(proof, "model", [](const std::string& view, const Json& part) {
        return "<p>" + escapedMarkup(view) + ": " + inCode(part.at("model").get<std::string>()) + "</p>\n";
    });
    html += headline("Events", "事件") + "<table>" + eachPart(proof, "event", &eventRow) + "</table>\n";
    html += headline("Signed heads", "已签名的链头");
    html += eachPart(proof, "chain", [](const std::string& station, const Json& part) {
        return "<p>" + escapedMarkup(station) + ": " + inCode(part.at("head").get<std::string>()) + "</p>\n";
    });
    return html;
}

} // namespace

Result<std::string> proofPage(std::string_view file)
{
    const auto proof = readProof(file);
    if (!proof) {
        return proof.error();
    }
    if (!proof->faults.empty()) {
        return proof->faults.front().sentence;
    }
    try {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src "
               "'unsafe-inline'\"><title>Grade proof</title><style>" +
               std::string(kProofStyle) + "</style></head><body>\n" + bodyOfPage(*proof) + "</body></html>\n";
    } catch (const Json::exception& bad) {
        return invalid("This is not a proof of a grade: it was cut off, or another program wrote it.", {}, bad.what());
    }
}

} // namespace regrade::passport
