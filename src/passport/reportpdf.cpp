#include "passport/ink.h"
#include "passport/unitreport.h"
#include "qr/writer.h"
#include "vision/photofile.h"

#include <algorithm>
#include <functional>

namespace regrade::passport {

namespace {

using domain::Text;

constexpr PageMm kA4Page{210, 297};
constexpr double kMargin = 16;                             // mm
constexpr double kFlowWidth = kA4Page.width - 2 * kMargin; // mm
constexpr double kFlowEnd = kA4Page.height - 20;           // mm; below it stands the page's number
constexpr double kGrey = 0.29;

using Draw = std::function<void(cairo_t*)>;

struct Words {
    std::string text;
    double points = 10.5;
    PangoWeight weight = PANGO_WEIGHT_NORMAL;
    double grey = 0.0;
    const char* family = kTextFont;
};

double heightMm(const Words& words, double widthMm)
{
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
    const Paper paper(cairo_create(surface.get()));
    const Layout layout = layoutOn(paper.get(), words.text, widthMm * kPointsPerMm);
    pango_layout_set_height(layout.get(), -1'000'000);
    setFont(layout.get(), words.family, words.points, words.weight);
    int height = 0;
    pango_layout_get_size(layout.get(), nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE / kPointsPerMm;
}

void drawWords(cairo_t* paper, const Words& words, double xMm, double yMm, double widthMm)
{
    const Layout layout = layoutOn(paper, words.text, widthMm * kPointsPerMm);
    pango_layout_set_height(layout.get(), -1'000'000);
    setFont(layout.get(), words.family, words.points, words.weight);
    cairo_set_source_rgb(paper, words.grey, words.grey, words.grey);
    cairo_move_to(paper, xMm * kPointsPerMm, yMm * kPointsPerMm);
    pango_cairo_show_layout(paper, layout.get());
    cairo_set_source_rgb(paper, 0, 0, 0);
}

/// A photo as cairo draws it; in a PDF its JPEG is kept as it is.
Surface pictureFrom(const std::vector<std::byte>& jpeg)
{
    const auto photo = vision::decodePhoto(jpeg);
    if (!photo) {
        return nullptr;
    }
    Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, photo->cols, photo->rows));
    cairo_surface_flush(surface.get());
    unsigned char* pixels = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < photo->rows; ++y) {
        const auto* from = photo->ptr<unsigned char>(y);
        unsigned char* to = pixels + static_cast<std::ptrdiff_t>(y) * stride;
        for (int x = 0; x < photo->cols; ++x) {
            to[4 * x] = from[3 * x];
            to[4 * x + 1] = from[3 * x + 1];
            to[4 * x + 2] = from[3 * x + 2];
        }
    }
    cairo_surface_mark_dirty(surface.get());
    auto* kept = new std::vector<std::byte>(jpeg);
    cairo_surface_set_mime_data(
        surface.get(), CAIRO_MIME_TYPE_JPEG, reinterpret_cast<const unsigned char*>(kept->data()),
        static_cast<unsigned long>(kept->size()), [](void* data) { delete static_cast<std::vector<std::byte>*>(data); },
        kept);
    return surface;
}

/// Draws the picture as large as it fits, and its marks; the height that it took.
double drawPhoto(cairo_t* paper, cairo_surface_t* picture, const std::vector<ReportMark>& marks, const Area& area)
{
    const double width = cairo_image_surface_get_width(picture);
    const double height = cairo_image_surface_get_height(picture);
    const double scale = std::min(area.width / width, area.height / height);
    cairo_save(paper);
    cairo_translate(paper, area.x, area.y);
    cairo_scale(paper, scale, scale);
    cairo_set_source_surface(paper, picture, 0, 0);
    cairo_paint(paper);
    cairo_restore(paper);
    cairo_set_line_width(paper, 1.4);
    for (const ReportMark& mark : marks) {
        cairo_set_source_rgb(paper, 0.70, 0.15, 0.12);
        cairo_rectangle(paper, area.x + mark.x * width * scale, area.y + mark.y * height * scale,
                        mark.width * width * scale, mark.height * height * scale);
        cairo_stroke(paper);
    }
    cairo_set_source_rgb(paper, 0, 0, 0);
    return height * scale;
}

void drawBadge(cairo_t* paper, const std::string& letter, const std::string& shape, double x, double y, double side)
{
    constexpr double kFull = 6.283185307179586;
    if (shape == "square") {
        cairo_rectangle(paper, x, y, side, side);
    } else if (shape == "triangle" || shape == "diamond") {
        cairo_move_to(paper, x + side / 2, y);
        cairo_line_to(paper, x + side, shape == "triangle" ? y + side : y + side / 2);
        if (shape == "diamond") {
            cairo_line_to(paper, x + side / 2, y + side);
        }
        cairo_line_to(paper, x, shape == "triangle" ? y + side : y + side / 2);
        cairo_close_path(paper);
    } else {
        cairo_new_sub_path(paper);
        cairo_arc(paper, x + side / 2, y + side / 2, side / 2, 0, kFull);
    }
    cairo_set_source_rgb(paper, 0.11, 0.12, 0.14);
    cairo_fill(paper);
    cairo_set_source_rgb(paper, 1, 1, 1);
    TextStyle style{kTextFont, side * 0.5, side * 0.3, PANGO_WEIGHT_BOLD};
    style.across = PANGO_ALIGN_CENTER;
    style.down = shape == "triangle" ? 0.85 : 0.5;
    write(paper, {x, y, side, side}, letter, style);
    cairo_set_source_rgb(paper, 0, 0, 0);
}

/// Blocks one below the other, on as many pages as they take.
class PdfFlow {
public:
    void room(double mm)
    {
        if (m_y + mm > kFlowEnd) {
            m_pages.emplace_back();
            m_y = kMargin;
        }
    }
    void gap(double mm) { m_y += mm; }
    void add(double mm, Draw draw)
    {
        m_pages.back().push_back(std::move(draw));
        m_y += mm;
    }
    [[nodiscard]] double y() const { return m_y; }

    /// `left` mm from the margin.
    void words(const Words& words, double left = 0, double width = kFlowWidth)
    {
        const double height = heightMm(words, width);
        room(height);
        add(height,
            [words, left, width, y = m_y](cairo_t* paper) { drawWords(paper, words, kMargin + left, y, width); });
    }
    void heading(const std::string& text)
    {
        constexpr double kWithNext = 22; // no heading stands alone at the foot of a page
        gap(5);
        room(kWithNext);
        words({text, 13.5, PANGO_WEIGHT_BOLD});
        gap(1.5);
    }
    /// Two columns and a line below.
    void row(const std::string& left, const std::string& right, double leftWidth)
    {
        const Words first{left, 10, PANGO_WEIGHT_SEMIBOLD};
        const Words second{right, 10};
        const double rest = kFlowWidth - leftWidth - 3;
        const double height = std::max(heightMm(first, leftWidth), heightMm(second, rest)) + 2.4;
        room(height);
        add(height, [first, second, leftWidth, rest, height, y = m_y](cairo_t* paper) {
            drawWords(paper, first, kMargin, y + 0.9, leftWidth);
            drawWords(paper, second, kMargin + leftWidth + 3, y + 0.9, rest);
            cairo_set_source_rgb(paper, 0.84, 0.86, 0.88);
            cairo_rectangle(paper, kMargin * kPointsPerMm, (y + height) * kPointsPerMm, kFlowWidth * kPointsPerMm, 0.5);
            cairo_fill(paper);
            cairo_set_source_rgb(paper, 0, 0, 0);
        });
    }
    /// Two pictures a line, each with its caption.
    void photos(const std::vector<ReportPhoto>& all)
    {
        constexpr double kBetween = 6;
        constexpr double kTall = 66;
        const double width = (kFlowWidth - kBetween) / 2;
        for (std::size_t i = 0; i < all.size(); i += 2) {
            gap(2);
            room(kTall + 7);
            for (std::size_t at = i; at < std::min(all.size(), i + 2); ++at) {
                const double left = kMargin + static_cast<double>(at - i) * (width + kBetween);
                m_pages.back().push_back([photo = all[at], left, width, y = m_y](cairo_t* paper) {
                    const Surface picture = pictureFrom(photo.jpeg);
                    const double used =
                        picture ? drawPhoto(paper, picture.get(), photo.marks, fromMm(left, y, width, kTall)) : 0.0;
                    drawWords(paper, {photo.caption, 8.5, PANGO_WEIGHT_NORMAL, kGrey}, left,
                              y + used / kPointsPerMm + 1, width);
                });
            }
            m_y += kTall + 7;
        }
    }

    [[nodiscard]] std::vector<Draw> drawings(const std::string& foot) const
    {
        std::vector<Draw> pages;
        for (std::size_t i = 0; i < m_pages.size(); ++i) {
            const std::string number = std::to_string(i + 1) + " / " + std::to_string(m_pages.size());
            pages.push_back([blocks = m_pages[i], foot, number](cairo_t* paper) {
                for (const Draw& block : blocks) {
                    block(paper);
                }
                constexpr double kNumber = 24;
                const double y = kA4Page.height - 14;
                drawWords(paper, {foot, 8, PANGO_WEIGHT_NORMAL, kGrey}, kMargin, y, kFlowWidth - kNumber);
                drawWords(paper, {number, 8, PANGO_WEIGHT_NORMAL, kGrey}, kA4Page.width - kMargin - 12, y, kNumber);
            });
        }
        return pages;
    }

private:
    std::vector<std::vector<Draw>> m_pages{1};
    double m_y = kMargin;
};

class PdfReport {
public:
    PdfReport(const UnitReport& report, qr::Modules code) : m_report(report), m_code(std::move(code)) {}

    std::vector<Draw> pages()
    {
        head();
        table({"At a glance", "概览"}, m_report.facts, 55);
        looks();
        if (!m_report.before.empty() || !m_report.after.empty()) {
            m_flow.heading(in({"Before and after the repair", "维修前后对比"}));
            lines(m_report.changes);
            std::vector<ReportPhoto> both = m_report.before;
            both.insert(both.end(), m_report.after.begin(), m_report.after.end());
            m_flow.photos(both);
        }
        std::vector<std::pair<std::string, std::string>> tests;
        for (const ReportTest& test : m_report.tests) {
            tests.emplace_back(test.name, test.result);
        }
        table({"Checks and measurements", "检查与测量"}, tests, 110);
        parts();
        way();
        if (!m_report.impact.empty()) {
            m_flow.heading(in({"What its second life saves (estimate)", "二次使用的节约（估算）"}));
            lines(m_report.impact);
        }
        m_flow.gap(6);
        m_flow.words({filled(in({"Made from the unit's record on {}. It names no person, and it is a report of the "
                                 "seller, no certificate of a third party.",
                                 "根据该商品的记录于 {} 生成。不含任何个人信息；这是卖家报告，不是第三方证书。"}),
                             {m_report.written}),
                      9, PANGO_WEIGHT_NORMAL, kGrey});
        return m_flow.drawings(m_report.product + ", " + m_report.tag);
    }

private:
    [[nodiscard]] std::string in(const Text& text) const { return wordsIn(text, m_report.tongue); }

    void head()
    {
        constexpr double kCode = 34;
        constexpr double kBadge = 15;
        const double width = kFlowWidth - kCode - 4;
        const double top = m_flow.y();
        m_flow.add(0, [this, top](cairo_t* paper) {
            const double module = kCode / (m_code.size + 2 * kQuietModules);
            drawCode(paper, m_code, kA4Page.width - kMargin - kCode, top, module);
            drawBadge(paper, m_report.grade, m_report.gradeShape, kMargin * kPointsPerMm, (top + 22) * kPointsPerMm,
                      kBadge * kPointsPerMm);
        });
        m_flow.words({m_report.product, 19, PANGO_WEIGHT_BOLD}, 0, width);
        m_flow.words({m_report.tag, 11, PANGO_WEIGHT_NORMAL, kGrey, kTagFont}, 0, width);
        m_flow.gap(std::max(0.0, top + 22 - m_flow.y()));
        m_flow.words({filled(in({"Grade {}", "{} 级"}), {m_report.grade}), 13, PANGO_WEIGHT_BOLD}, kBadge + 4,
                     width - kBadge - 4);
        m_flow.words({m_report.gradeMeaning, 10.5}, kBadge + 4, width - kBadge - 4);
        m_flow.gap(std::max(2.0, top + kCode - m_flow.y()));
    }

    void lines(const std::vector<std::string>& all)
    {
        for (const std::string& line : all) {
            m_flow.words({"• " + line, 10.5});
        }
    }
    void table(const Text& title, const std::vector<std::pair<std::string, std::string>>& rows, double leftWidth)
    {
        if (rows.empty()) {
            return;
        }
        m_flow.heading(in(title));
        for (const auto& [name, value] : rows) {
            m_flow.row(name, value, leftWidth);
        }
    }
    void looks()
    {
        m_flow.heading(in({"How it looks", "外观"}));
        if (m_report.marks.empty()) {
            m_flow.words({in(m_report.photos.empty() ? Text{"It was not inspected by camera.", "未经相机检查。"}
                                                     : Text{"The camera found no marks.", "相机未发现痕迹。"})});
        }
        lines(m_report.marks);
        m_flow.photos(m_report.photos);
    }
    void parts()
    {
        m_flow.heading(in({"Parts replaced", "更换的零件"}));
        if (m_report.parts.empty()) {
            m_flow.words({in({"None are on record.", "记录中没有。"})});
        }
        for (const ReportPart& part : m_report.parts) {
            std::string line = std::to_string(part.quantity) + " × " + part.name;
            line += part.origin.empty() ? "" : ", " + part.origin;
            line += part.key ? " (" + in({"key part", "关键零件"}) + ")" : "";
            lines({line});
        }
    }
    void way()
    {
        m_flow.heading(in({"Its way through our hands", "翻新时间轴"}));
        for (const ReportStep& step : m_report.steps) {
            const std::string what = step.title + (step.detail.empty() ? "" : ": " + step.detail);
            m_flow.row(step.day + (step.duration.empty() ? "" : "\n" + step.duration), what, 55);
        }
    }

    const UnitReport& m_report;
    qr::Modules m_code;
    PdfFlow m_flow;
};

// The card for social media. Pixels are points here.

constexpr int kCardWidth = 1080;
constexpr int kCardHeight = 1350;
constexpr double kCardEdge = 64;

cairo_status_t keepBytes(void* target, const unsigned char* bytes, unsigned int count)
{
    auto& file = *static_cast<std::vector<std::byte>*>(target);
    const auto* first = reinterpret_cast<const std::byte*>(bytes);
    file.insert(file.end(), first, first + count);
    return CAIRO_STATUS_SUCCESS;
}

void drawCardPhoto(cairo_t* paper, const UnitReport& report, double height)
{
    const Surface picture = report.photos.empty() ? Surface() : pictureFrom(report.photos.front().jpeg);
    cairo_set_source_rgb(paper, 0.93, 0.94, 0.95);
    cairo_rectangle(paper, 0, 0, kCardWidth, height);
    cairo_fill(paper);
    if (!picture) {
        return;
    }
    const double width = cairo_image_surface_get_width(picture.get());
    const double tall = cairo_image_surface_get_height(picture.get());
    const double scale = std::max(kCardWidth / width, height / tall); // fills, and is cut alike on both sides
    cairo_save(paper);
    cairo_rectangle(paper, 0, 0, kCardWidth, height);
    cairo_clip(paper);
    cairo_translate(paper, (kCardWidth - width * scale) / 2, (height - tall * scale) / 2);
    cairo_scale(paper, scale, scale);
    cairo_set_source_surface(paper, picture.get(), 0, 0);
    cairo_paint(paper);
    cairo_restore(paper);
}

void drawCard(cairo_t* paper, const UnitReport& report, const qr::Modules& code)
{
    constexpr double kPhoto = 700;
    constexpr double kCodeSide = 208;
    constexpr std::size_t kMostSteps = 5;
    cairo_set_source_rgb(paper, 1, 1, 1);
    cairo_paint(paper);
    drawCardPhoto(paper, report, kPhoto);
    cairo_set_source_rgb(paper, 0, 0, 0);
    const double width = kCardWidth - 2 * kCardEdge;
    const auto style = [](double largest, double smallest, PangoWeight weight) {
        return TextStyle{kTextFont, largest, smallest, weight};
    };
    write(paper, {kCardEdge, kPhoto + 36, width, 118}, report.product, style(50, 34, PANGO_WEIGHT_BOLD));
    drawBadge(paper, report.grade, report.gradeShape, kCardEdge, kPhoto + 172, 84);
    write(paper, {kCardEdge + 108, kPhoto + 172, width - 108 - kCodeSide - 24, 40},
          filled(wordsIn({"Grade {}", "{} 级"}, report.tongue), {report.grade}), style(34, 24, PANGO_WEIGHT_BOLD));
    write(paper, {kCardEdge + 108, kPhoto + 214, width - 108 - kCodeSide - 24, 64}, report.gradeMeaning,
          style(25, 18, PANGO_WEIGHT_NORMAL));
    const std::size_t from = report.steps.size() > kMostSteps ? report.steps.size() - kMostSteps : 0;
    double y = kPhoto + 304;
    for (std::size_t i = from; i < report.steps.size(); ++i) {
        const ReportStep& step = report.steps[i];
        write(paper, {kCardEdge, y, 180, 36}, step.day, style(25, 20, PANGO_WEIGHT_NORMAL));
        write(paper, {kCardEdge + 188, y, width - 188 - kCodeSide - 24, 36}, step.title,
              style(25, 18, PANGO_WEIGHT_SEMIBOLD));
        y += 44;
    }
    const double module = kCodeSide / (code.size + 2 * kQuietModules) / kPointsPerMm;
    drawCode(paper, code, (kCardWidth - kCardEdge - kCodeSide) / kPointsPerMm, (kPhoto + 304) / kPointsPerMm, module);
    write(paper, {kCardEdge, kCardHeight - 84, width - kCodeSide, 40}, report.tag,
          {kTagFont, 24, 18, PANGO_WEIGHT_NORMAL});
}

} // namespace

Result<std::vector<std::byte>> reportPdf(const UnitReport& report)
{
    auto code = qr::writeQr(report.link, qr::Correction::medium);
    if (!code) {
        return code.error();
    }
    PdfReport pdf(report, *std::move(code));
    return onPdf(report.product + ", " + report.tag, pdf.pages(), kA4Page);
}

Result<std::vector<std::byte>> storyCard(const UnitReport& report)
{
    const auto code = qr::writeQr(report.link, qr::Correction::medium);
    if (!code) {
        return code.error();
    }
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, kCardWidth, kCardHeight));
    const Paper paper(cairo_create(surface.get()));
    drawCard(paper.get(), report, *code);
    std::vector<std::byte> file;
    if (cairo_status(paper.get()) != CAIRO_STATUS_SUCCESS ||
        cairo_surface_write_to_png_stream(surface.get(), &keepBytes, &file) != CAIRO_STATUS_SUCCESS) {
        return deviceError("The picture could not be drawn. Nothing was written.");
    }
    return file;
}

} // namespace regrade::passport
