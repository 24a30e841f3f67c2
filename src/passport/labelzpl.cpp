#include "passport/labelwriters.h"

#include "passport/labeldrawing.h"
#include "passport/lettering.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace regrade::passport {

namespace {

constexpr unsigned char kDark = 128; ///< from this much ink on a dot is black

/// What the printer's own head is: dots a millimetre.
Result<double> headOf(int dpi)
{
    constexpr std::array kHeads{std::pair{203, 8.0}, std::pair{300, 300 / 25.4}, std::pair{600, 600 / 25.4}};
    for (const auto& [known, dots] : kHeads) {
        if (known == dpi) {
            return dots;
        }
    }
    return invalid("A ZPL printer has 203, 300 or 600 dots per inch, not {}. Nothing was printed.",
                   {std::to_string(dpi)});
}

/// Rows of dots, of which only those with ink are sent.
class DotMap {
public:
    DotMap(int width, int height)
        : m_width(width), m_height(height), m_dots(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))
    {
    }

    void set(int x, int y) { m_dots[at(x, y)] = true; }
    [[nodiscard]] bool isDark(int x, int y) const { return m_dots[at(x, y)]; }
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }

private:
    [[nodiscard]] std::size_t at(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(x);
    }

    int m_width;
    int m_height;
    std::vector<bool> m_dots;
};

struct InkBounds {
    int left = 0;
    int top = 0;
    int right = 0; ///< behind the last dot
    int bottom = 0;
};

InkBounds inkOf(const DotMap& map)
{
    InkBounds ink{map.width(), map.height(), 0, 0};
    for (int y = 0; y < map.height(); ++y) {
        for (int x = 0; x < map.width(); ++x) {
            if (map.isDark(x, y)) {
                ink = {std::min(ink.left, x), std::min(ink.top, y), std::max(ink.right, x + 1),
                       std::max(ink.bottom, y + 1)};
            }
        }
    }
    return ink;
}

/// A row in hexadecimal digits: the highest bit is its first dot.
std::string hexRow(const DotMap& map, const InkBounds& ink, int y)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const int bytes = (ink.right - ink.left + 7) / 8;
    std::string row;
    for (int nibble = 0; nibble < 2 * bytes; ++nibble) {
        unsigned value = 0;
        for (int bit = 0; bit < 4; ++bit) {
            const int x = ink.left + 4 * nibble + bit;
            value = value << 1 | (x < ink.right && map.isDark(x, y) ? 1U : 0U);
        }
        row += kDigits[value];
    }
    return row;
}

/// The short form that ZPL knows: G to Y is 1 to 19 times the next digit, g to z is 20 to 400 times, a comma zeros to
/// the end of the row.
std::string shortened(const std::string& row)
{
    constexpr std::size_t kScore = 20;
    constexpr std::size_t kMost = 419;
    const auto last = row.find_last_not_of('0');
    const std::size_t end = last == std::string::npos ? 0 : last + 1;
    std::string text;
    for (std::size_t at = 0; at < end;) {
        std::size_t count = 1;
        while (at + count < end && row[at + count] == row[at] && count < kMost) {
            ++count;
        }
        if (count / kScore > 0) {
            text += static_cast<char>('g' + (count / kScore - 1));
        }
        if (count % kScore > 0 && count > 1) {
            text += static_cast<char>('G' + (count % kScore - 1));
        }
        text += row[at];
        at += count;
    }
    return end < row.size() ? text + "," : text;
}

/// Writes the commands. Only its own words reach the stream: text passes `escaped`.
class ZplWriter {
public:
    ZplWriter(const LabelLayout& layout, double dotsPerMm) : m_dotsPerMm(dotsPerMm)
    {
        m_text =
            "^XA\n^CI28\n^PW" + number(dots(layout.widthMm)) + "\n^LL" + number(dots(layout.heightMm)) + "\n^LH0,0\n";
        for (const PlacedMark& mark : layout.marks) {
            std::visit([&](const auto& one) { put(one); }, mark);
        }
        m_text += "^XZ\n";
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    [[nodiscard]] int dots(double mm) const { return static_cast<int>(std::lround(mm * m_dotsPerMm)); }
    static std::string number(int value) { return std::to_string(value); }

    /// Every module the same whole number of dots, in the middle of its square.
    void put(const PlacedCode& code)
    {
        constexpr double kHair = 1e-6; // 24.75 mm are 33 modules of 6 dots, not a hair less
        const int side = static_cast<int>(code.area.width * m_dotsPerMm + kHair);
        const int module = side / (code.modules.size + 2 * kQuietModules);
        DotMap map(module * code.modules.size, module * code.modules.size);
        for (int y = 0; y < map.height(); ++y) {
            for (int x = 0; x < map.width(); ++x) {
                if (code.modules.isDark(x / module, y / module)) {
                    map.set(x, y);
                }
            }
        }
        const int edge = (side - map.width()) / 2;
        picture(map, dots(code.area.x) + edge, dots(code.area.y) + edge);
    }
    void put(const PlacedText& text)
    {
        if (isForPrintersFont(text)) {
            lines(text);
        } else {
            drawn(text);
        }
    }
    void put(const PlacedGrade& grade) { drawn(grade); }
    void put(const PlacedLine& line)
    {
        const int width = std::max(1, dots(line.area.width));
        const int height = std::max(1, dots(line.area.height));
        frame(line.area, width, height, std::min(width, height));
    }
    void put(const PlacedBox& box)
    {
        frame(box.area, dots(box.area.width), dots(box.area.height), std::max(1, dots(box.strokeMm)));
    }

    void frame(const AreaMm& area, int width, int height, int stroke)
    {
        m_text += "^FO" + number(dots(area.x)) + "," + number(dots(area.y)) + "^GB" + number(width) + "," +
                  number(height) + "," + number(stroke) + "^FS\n";
    }

    /// As the screen shows it, dot by dot.
    template <class PlacedInk>
    void drawn(const PlacedInk& mark)
    {
        const int left = dots(mark.area.x);
        const int top = dots(mark.area.y);
        const int width = dots(mark.area.width) + 1;
        const int height = dots(mark.area.height) + 1;
        const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, width, height));
        const Paper paper(cairo_create(surface.get()));
        const double scale = m_dotsPerMm / kPointsPerMm;
        cairo_translate(paper.get(), -left, -top);
        cairo_scale(paper.get(), scale, scale);
        drawMark(paper.get(), mark);
        cairo_surface_flush(surface.get());
        const unsigned char* bytes = cairo_image_surface_get_data(surface.get());
        const int stride = cairo_image_surface_get_stride(surface.get());
        DotMap map(width, height);
        for (int y = 0; bytes != nullptr && y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                if (bytes[y * stride + x] >= kDark) {
                    map.set(x, y);
                }
            }
        }
        picture(map, left, top);
    }

    void picture(const DotMap& map, int left, int top)
    {
        const InkBounds ink = inkOf(map);
        if (ink.right <= ink.left) {
            return;
        }
        const int rowBytes = (ink.right - ink.left + 7) / 8;
        const std::string total = number(rowBytes * (ink.bottom - ink.top));
        m_text += "^FO" + number(left + ink.left) + "," + number(top + ink.top) + "^GFA," + total + "," + total + "," +
                  number(rowBytes) + ",";
        std::string before;
        for (int y = ink.top; y < ink.bottom; ++y) {
            const std::string row = hexRow(map, ink, y);
            m_text += row == before ? ":" : shortened(row);
            before = row;
        }
        m_text += "^FS\n";
    }

    /// Letters that the font of every such printer has: of ASCII and Latin-1, and the euro.
    static bool isForPrintersFont(const PlacedText& text)
    {
        const auto letters = lettersIn(text.text);
        return text.whole && text.look.across == TextLook::Across::left && letters &&
               std::all_of(letters->begin(), letters->end(), [](char32_t letter) {
                   return letter == U'\n' || (letter >= 0x20 && letter < 0x7F) || (letter > 0xA0 && letter <= 0xFF) ||
                          letter == U'€';
               });
    }

    /// Line by line where Pango broke the text, on its baselines; the printer's letters are narrower than the screen's.
    void lines(const PlacedText& text)
    {
        const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
        const Paper paper(cairo_create(surface.get()));
        const LaidText laid = laidText(paper.get(), fromMm(text.area.x, text.area.y, text.area.width, text.area.height),
                                       text.text, styleOf(text.look), text.points);
        const std::string size = number(dots(text.points / kPointsPerMm));
        PangoLayoutIter* line = pango_layout_get_iter(laid.layout.get());
        do {
            const PangoLayoutLine* here = pango_layout_iter_get_line_readonly(line);
            const auto from = text.text.begin() + here->start_index;
            std::string words(from, from + here->length);
            words.erase(words.find_last_not_of(' ') + 1);
            const double baseline = static_cast<double>(pango_layout_iter_get_baseline(line)) / PANGO_SCALE;
            if (!words.empty()) {
                m_text += "^FT" + number(dots(text.area.x)) + "," + number(dots((laid.y + baseline) / kPointsPerMm)) +
                          "^A0N," + size + "," + size + "^FH_^FD" + escaped(words) + "^FS\n";
            }
        } while (pango_layout_iter_next_line(line));
        pango_layout_iter_free(line);
    }

    /// Bytes that a printer could take for more than a letter are written as _ and two hexadecimal digits.
    static std::string escaped(const std::string& words)
    {
        constexpr std::string_view kDigits = "0123456789ABCDEF";
        constexpr std::string_view kPlain = " .,;:!?()/+-*=%'\"";
        std::string text;
        for (const char sign : words) {
            const auto byte = static_cast<unsigned char>(sign);
            const bool letter =
                (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
            if (letter || kPlain.find(sign) != std::string_view::npos) {
                text += sign;
            } else {
                text += {'_', kDigits[byte >> 4], kDigits[byte & 15]};
            }
        }
        return text;
    }

    double m_dotsPerMm;
    std::string m_text;
};

} // namespace

Result<std::vector<std::byte>> labelZpl(const LabelLayout& layout, int dpi)
{
    const auto head = headOf(dpi);
    if (!head) {
        return head.error();
    }
    const ZplWriter writer(layout, *head);
    const auto* bytes = reinterpret_cast<const std::byte*>(writer.text().data());
    return std::vector<std::byte>(bytes, bytes + writer.text().size());
}

} // namespace regrade::passport
