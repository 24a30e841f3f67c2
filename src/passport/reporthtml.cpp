#include "base/markup.h"
#include "passport/base64.h"
#include "passport/names.h"
#include "passport/unitreport.h"
#include "qr/writer.h"

namespace regrade::passport {

namespace {

using domain::Text;

std::string wrapped(const std::string& tag, const std::string& content)
{
    return "<" + tag + ">" + content + "</" + tag.substr(0, tag.find(' ')) + ">\n";
}

std::string share(double value)
{
    constexpr double kPercent = 100.0;
    constexpr double kTenths = 10.0;
    const int tenths = static_cast<int>(value * kPercent * kTenths + 0.5);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

constexpr const char* kReportStyle = R"(
:root{color-scheme:light;--ink:#1b1f24;--soft:#4a5260;--line:#d5dae1;--ground:#f5f6f8}
*{box-sizing:border-box}
body{font:17px/1.55 Inter,"Noto Sans SC","WenQuanYi Micro Hei","PingFang SC","Microsoft YaHei",system-ui,sans-serif;margin:0;color:var(--ink);background:#fff}
main{max-width:54rem;margin:0 auto;padding:1.25rem}
header{display:flex;gap:1.25rem;align-items:flex-start;flex-wrap:wrap;border-bottom:1px solid var(--line);padding-bottom:1.25rem}
header .words{flex:1 1 18rem}header svg{flex:none}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .25rem;overflow-wrap:anywhere}
h2{font-size:1.2rem;margin:2rem 0 .6rem}
p{margin:.3rem 0}.tag{font-family:"JetBrains Mono",ui-monospace,monospace;color:var(--soft);overflow-wrap:anywhere}
.grade{display:flex;gap:.75rem;align-items:center;margin:.75rem 0}.grade strong{font-size:1.15rem}
table{border-collapse:collapse;width:100%;table-layout:auto}
th,td{text-align:left;padding:.45rem .6rem .45rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
th{font-weight:600}td.soft,.soft{color:var(--soft)}
.photos{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem}
figure{margin:0;break-inside:avoid}figcaption{font-size:.9rem;color:var(--soft)}
.shot{position:relative;border:1px solid var(--line);border-radius:6px;overflow:hidden;line-height:0}
.shot img{width:100%;height:auto}
.shot i{position:absolute;border:3px solid #b3261e;border-radius:4px;box-shadow:0 0 0 1px #fff}
ol.way{list-style:none;margin:0;padding:0;border-left:3px solid var(--line)}
ol.way li{padding:0 0 .9rem 1rem;break-inside:avoid}ol.way li:last-child{padding-bottom:0}
ol.way .when{color:var(--soft);font-size:.9rem}
.key{font-weight:600}footer{margin-top:2.5rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.9rem}
h2,thead{break-after:avoid}tr{break-inside:avoid}
@page{size:A4;margin:14mm}
@media print{body{font-size:11pt}main{max-width:none;padding:0}.photos{grid-template-columns:repeat(2,1fr)}}
)";

class HtmlReport {
public:
    HtmlReport(const UnitReport& report, const qr::Modules& code) : m_report(report), m_code(code) {}

    std::string page() const
    {
        const std::string lang = languageTag(m_report.tongue);
        return "<!DOCTYPE html>\n<html lang=\"" + lang +
               "\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
               "initial-scale=1\">"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src "
               "'unsafe-inline'\"><title>" +
               escapedMarkup(m_report.product + ", " + m_report.tag) + "</title>\n<style>" + kReportStyle +
               "</style></head>\n<body><main>\n" + headPart() + factPart() + lookPart() + repairPart() + testPart() +
               partPart() + wayPart() + impactPart() + footPart() + "</main></body>\n</html>\n";
    }

private:
    [[nodiscard]] std::string in(const Text& text) const { return escapedMarkup(wordsIn(text, m_report.tongue)); }
    [[nodiscard]] std::string heading(const Text& text) const { return wrapped("h2", in(text)); }

    /// Letter and shape, as on the label: never told by a colour alone.
    [[nodiscard]] std::string badge() const
    {
        const std::string& shape = m_report.gradeShape;
        const std::string drawn = shape == "square"     ? "<rect x=\"4\" y=\"4\" width=\"48\" height=\"48\" rx=\"4\"/>"
                                  : shape == "triangle" ? "<path d=\"M28 3 54 52H2Z\"/>"
                                  : shape == "diamond"  ? "<path d=\"M28 2 54 28 28 54 2 28Z\"/>"
                                                        : "<circle cx=\"28\" cy=\"28\" r=\"25\"/>";
        const std::string y = shape == "triangle" ? "44" : "37";
        return "<svg width=\"56\" height=\"56\" viewBox=\"0 0 56 56\" aria-hidden=\"true\"><g fill=\"#1b1f24\">" +
               drawn + "</g><text x=\"28\" y=\"" + y +
               "\" text-anchor=\"middle\" font-size=\"26\" font-weight=\"700\" fill=\"#fff\">" +
               escapedMarkup(m_report.grade) + "</text></svg>";
    }

    [[nodiscard]] std::string codePicture() const
    {
        constexpr int kQuiet = 4;
        std::string path;
        for (int row = 0; row < m_code.size; ++row) {
            for (int column = 0; column < m_code.size; ++column) {
                if (m_code.isDark(column, row)) {
                    path += "M" + std::to_string(column + kQuiet) + " " + std::to_string(row + kQuiet) + "h1v1h-1z";
                }
            }
        }
        const std::string side = std::to_string(m_code.size + 2 * kQuiet);
        return "<svg role=\"img\" aria-label=\"" + in({"QR code of this unit", "该商品的二维码"}) +
               "\" width=\"132\" height=\"132\" viewBox=\"0 0 " + side + " " + side +
               "\" shape-rendering=\"crispEdges\"><rect width=\"" + side + "\" height=\"" + side +
               "\" fill=\"#fff\"/><path d=\"" + path + "\" fill=\"#000\"/></svg>\n";
    }

    [[nodiscard]] std::string headPart() const
    {
        return "<header><div class=\"words\">" + wrapped("h1", escapedMarkup(m_report.product)) + "<p class=\"tag\">" +
               escapedMarkup(m_report.tag) + "</p>\n<div class=\"grade\">" + badge() + "<div><strong>" +
               escapedMarkup(filled(wordsIn({"Grade {}", "{} 级"}, m_report.tongue), {m_report.grade})) +
               "</strong><p>" + escapedMarkup(m_report.gradeMeaning) + "</p></div></div></div>" + codePicture() +
               "</header>\n";
    }

    [[nodiscard]] std::string factPart() const
    {
        std::string rows;
        for (const auto& [name, value] : m_report.facts) {
            rows +=
                "<tr><th scope=\"row\">" + escapedMarkup(name) + "</th><td>" + escapedMarkup(value) + "</td></tr>\n";
        }
        return heading({"At a glance", "概览"}) + wrapped("table", wrapped("tbody", rows));
    }

    [[nodiscard]] std::string shots(const std::vector<ReportPhoto>& photos) const
    {
        std::string html;
        for (const ReportPhoto& photo : photos) {
            std::string marks;
            for (const ReportMark& mark : photo.marks) {
                marks += "<i style=\"left:" + share(mark.x) + ";top:" + share(mark.y) + ";width:" + share(mark.width) +
                         ";height:" + share(mark.height) + "\"></i>";
            }
            const std::string alt = photo.marks.empty()
                                        ? photo.caption
                                        : photo.caption + ". " +
                                              filled(wordsIn({"Marks framed: {}", "已框出 {} 处痕迹"}, m_report.tongue),
                                                     {std::to_string(photo.marks.size())});
            html += "<figure><div class=\"shot\"><img src=\"data:image/jpeg;base64," + base64Of(photo.jpeg) +
                    "\" alt=\"" + escapedMarkup(alt) + "\">" + marks + "</div><figcaption>" +
                    escapedMarkup(photo.caption) + "</figcaption></figure>\n";
        }
        return html.empty() ? html : "<div class=\"photos\">" + html + "</div>\n";
    }

    [[nodiscard]] static std::string listOf(const std::vector<std::string>& lines)
    {
        std::string items;
        for (const std::string& line : lines) {
            items += wrapped("li", escapedMarkup(line));
        }
        return items.empty() ? items : wrapped("ul", items);
    }

    [[nodiscard]] std::string lookPart() const
    {
        std::string html = heading({"How it looks", "外观"});
        html +=
            m_report.marks.empty()
                ? wrapped("p", in(m_report.photos.empty() ? Text{"It was not inspected by camera.", "未经相机检查。"}
                                                          : Text{"The camera found no marks.", "相机未发现痕迹。"}))
                : listOf(m_report.marks);
        return html + shots(m_report.photos);
    }

    [[nodiscard]] std::string repairPart() const
    {
        if (m_report.before.empty() && m_report.after.empty() && m_report.changes.empty()) {
            return {};
        }
        std::vector<ReportPhoto> both = m_report.before;
        both.insert(both.end(), m_report.after.begin(), m_report.after.end());
        return heading({"Before and after the repair", "维修前后对比"}) + listOf(m_report.changes) + shots(both);
    }

    [[nodiscard]] std::string testPart() const
    {
        if (m_report.tests.empty()) {
            return {};
        }
        std::string rows;
        for (const ReportTest& test : m_report.tests) {
            rows += "<tr><td>" + escapedMarkup(test.name) + "</td><td>" + escapedMarkup(test.result) + "</td></tr>\n";
        }
        return heading({"Checks and measurements", "检查与测量"}) +
               wrapped("table", "<thead><tr><th scope=\"col\">" + in({"Check", "检查项"}) + "</th><th scope=\"col\">" +
                                    in({"Result", "结果"}) + "</th></tr></thead>" + wrapped("tbody", rows));
    }

    [[nodiscard]] std::string partPart() const
    {
        if (m_report.parts.empty()) {
            return heading({"Parts replaced", "更换的零件"}) +
                   wrapped("p", in({"None are on record.", "记录中没有。"}));
        }
        std::string items;
        for (const ReportPart& part : m_report.parts) {
            std::string line = std::to_string(part.quantity) + " × " + escapedMarkup(part.name);
            line += part.origin.empty() ? "" : ", " + escapedMarkup(part.origin);
            line += part.key ? " <span class=\"key\">(" + in({"key part", "关键零件"}) + ")</span>" : "";
            items += wrapped("li", line);
        }
        return heading({"Parts replaced", "更换的零件"}) + wrapped("ul", items);
    }

    [[nodiscard]] std::string wayPart() const
    {
        std::string items;
        for (const ReportStep& step : m_report.steps) {
            std::string when = "<span class=\"when\"><time datetime=\"" + step.day + "\">" + step.day + "</time>";
            when += (step.duration.empty() ? "" : " · " + escapedMarkup(step.duration)) + "</span>";
            items += wrapped("li", "<strong>" + escapedMarkup(step.title) + "</strong>" +
                                       (step.detail.empty() ? "" : ": " + escapedMarkup(step.detail)) + "<br>" + when);
        }
        return heading({"Its way through our hands", "翻新时间轴"}) + wrapped("ol class=\"way\"", items);
    }

    [[nodiscard]] std::string impactPart() const
    {
        return m_report.impact.empty() ? std::string()
                                       : heading({"What its second life saves (estimate)", "二次使用的节约（估算）"}) +
                                             listOf(m_report.impact);
    }

    [[nodiscard]] std::string footPart() const
    {
        std::string html = wrapped(
            "p", escapedMarkup(filled(wordsIn({"Made from the unit's record on {}. It names no person, and it is a "
                                               "report of the seller, no certificate of a third party.",
                                               "根据该商品的记录于 {} 生成。不含任何个人信息；这是卖家报告，不是第三方"
                                               "证书。"},
                                              m_report.tongue),
                                      {m_report.written})));
        if (!m_report.notShown.empty()) {
            html += wrapped("p", escapedMarkup(filled(
                                     wordsIn({"Photos that are not at this station: {}", "本工位没有的照片：{} 张"},
                                             m_report.tongue),
                                     {std::to_string(m_report.notShown.size())})));
        }
        return wrapped("footer", html);
    }

    const UnitReport& m_report;
    const qr::Modules& m_code;
};

} // namespace

Result<std::string> reportHtml(const UnitReport& report)
{
    const auto code = qr::writeQr(report.link, qr::Correction::medium);
    return code ? Result<std::string>(HtmlReport(report, *code).page()) : code.error();
}

} // namespace regrade::passport
